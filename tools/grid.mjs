// The `grid` command: reads the command line and hands over to the file of the command.
import { parseArgs } from 'node:util';
import { finish, isFinishing } from './lib/finish.mjs';
import { Problem, fail } from './lib/say.mjs';
import { commands, helpFor, helpForAll } from './commands/index.mjs';

/** Exit codes: 0 done, 1 failed, 2 the command line was not understood. */
async function main(args) {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(rest[0] in commands ? helpFor(rest[0]) : helpForAll());
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) return misuse(`There is no command '${name}'.`, './grid --help');
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(helpFor(name));
    return 0;
  }
  let options;
  try {
    options = read(command, rest);
  } catch (error) {
    return misuse(error.message, `./grid ${name} --help`);
  }
  const { default: execute } = await command.load();
  return execute(options);
}

function read(command, args) {
  const options = Object.fromEntries(command.options.map(o => [o.name, { type: o.value ? 'string' : 'boolean' }]));
  const { values, positionals } = parseArgs({ args, options, allowPositionals: command.words !== undefined });
  for (const option of command.options)
    if (values[option.name] !== undefined) values[option.name] = option.check?.(values[option.name]) ?? values[option.name];
  return { ...values, words: positionals };
}

function misuse(sentence, help) {
  console.error(`${sentence.split(/\. To specify/)[0].replace(/\.?$/, '.')} See ${help}`);
  return 2;
}

try {
  await finish(await main(process.argv.slice(2)));
} catch (error) {
  if (!isFinishing()) {
    fail(error instanceof Problem ? error : new Problem(error.stack ?? String(error), { remedy: 'This is a fault in the command itself; please report it.' }));
    await finish(1);
  }
}
