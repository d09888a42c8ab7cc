const cli = process.env['npm_execpath'] ?? ''

interface Command {
  file: string
  args: string[]
  shell: boolean
}

/** The command of an npm script. Under npm it needs no shell, which on Windows may be missing and breaks arguments with spaces. */
export function npmRun(script: string, ...args: readonly string[]): Command {
  const parts = ['run', '--silent', script, ...(args.length === 0 ? [] : ['--', ...args])]
  if (/npm-cli\.c?js$/.test(cli)) return { file: process.execPath, args: [cli, ...parts], shell: false }
  // On Windows npm itself is a script.
  return { file: 'npm', args: parts, shell: process.platform === 'win32' }
}
