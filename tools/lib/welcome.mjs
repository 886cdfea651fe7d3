// What a newcomer needs once it runs: where to look, and who to be.

const pages = [
  ['wall', '/wall', 'the command hall\'s display'],
  ['desk', '/desk', 'the dispatchers\' queue'],
  ['unit', '/unit', 'a department or firm, on a phone'],
  ['report', '/report', 'report an issue'],
  ['API docs', '/docs', ''],
  ['jobs', '/jobs', 'the job engine, for administrators'],
];

export function welcome({ url, plan }) {
  const wall = plan?.displayToken ? `/wall?token=${encodeURIComponent(plan.displayToken)}` : '/wall';
  const links = pages.map(([name, path, about]) => `  ${name.padEnd(9)} ${url}${name === 'wall' ? wall : path}${about ? `   ${about}` : ''}`);
  const accounts = (plan?.accounts ?? []).map(a => `  ${a.login.padEnd(16)} ${a.password.padEnd(20)} ${a.role.padEnd(14)} ${a.name ?? ''}`);
  const people = accounts.length > 0 ? ['', 'Demo accounts (login, password, role, name):', ...accounts] : [];
  return ['', ...links, ...people, '', 'Ctrl-C stops everything in order.'].join('\n');
}
