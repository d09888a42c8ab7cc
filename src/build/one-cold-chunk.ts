import type { Plugin } from 'vite'

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
      const waiting = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry === true)
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        if (cold.has(id)) continue
        cold.add(id)
        waiting.push(...(this.getModuleInfo(id)?.importedIds ?? []))
      }
    },
  }
}
