// Reading what NuGet says about packages it did not find.

/** NuGet's words are read below, so they must be in this language. */
export const english = { DOTNET_CLI_UI_LANGUAGE: 'en' };

/** The packages NuGet found in no feed (NU1101), or not in a version we can use (NU1102, NU1103); the engines' first. */
export function missingPackages(output) {
  const names = new Set([...output.matchAll(/NU110[123]: Unable to find (?:a stable )?package ([\w.]*\w)\.? (?:No|with)/g)].map(m => m[1]));
  const engines = name => (/Orleans|Hangfire/.test(name) ? 0 : 1);
  return [...names].sort((a, b) => engines(a) - engines(b));
}

/** The first few names of a list, and how many more there are. */
export const some = names => names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '');
