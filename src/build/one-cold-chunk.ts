import { type Plugin } from 'vite'

/**
 * All that the first paint needs, in one file. Left to itself the bundler cuts it by which of the later parts share a
 * module with it: into ten files, which pack worse.
 */
export function oneColdChunk(): Plugin {
  const cold = new Set<string>()
  return {
    name: 'one-cold-chunk',
    apply: (_, { isSsrBuild, command }) => command === 'build' && isSsrBuild !== true,
    config: () => ({
      build: {
        rolldownOptions: {
          output: { codeSplitting: { groups: [{ name: 'index', test: (id: string) => cold.has(id) }] } },
        },
      },
    }),
    buildEnd() {
      const codeOf = (id: string): string => this.getModuleInfo(id)?.code ?? ''
      const lists = new Set<string>()
      const taken = new Set<string>()
      const waiting = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry === true)
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        if (cold.has(id)) continue
        cold.add(id)
        for (const name of namesTaken(codeOf(id))) taken.add(name)
        if (isList(codeOf(id))) lists.add(id)
        else waiting.push(...(this.getModuleInfo(id)?.importedIds ?? []))
      }
      for (const list of lists) {
        const files = filesNamed(codeOf(list), taken)
        for (const id of this.getModuleInfo(list)?.importedIds ?? [])
          if (files.some((file) => id.replaceAll('\\', '/').endsWith(file))) cold.add(id)
      }
    },
  }
}

/** A package of parts, such as icons, is a long list that passes them on: whoever names a few of them needs only those. */
const LONG = 100
const PASSED_ON = /export\s*\{([^}]*)\}\s*from\s*["']\.\/([^"']+)["']/g
const IMPORTED = /import\s*\{([^}]*)\}\s*from\s*["'][^."'][^"']*["']/g

const isList = (code: string): boolean => [...code.matchAll(PASSED_ON)].length > LONG

/** What a module takes by name from packages. */
const namesTaken = (code: string): string[] =>
  [...code.matchAll(IMPORTED)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.trim().replace(/\s+as\s.*$/s, '')),
  )

/** The files of a list that pass one of these names on. */
const filesNamed = (code: string, taken: ReadonlySet<string>): string[] =>
  [...code.matchAll(PASSED_ON)].flatMap(([, names = '', file = '']) =>
    names.split(',').some((name) => taken.has(name.trim().replace(/^.*\sas\s+/s, ''))) ? [`/${file}`] : [],
  )
