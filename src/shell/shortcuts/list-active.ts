import { isHandled, type ShortcutName, SHORTCUT_NAMES, SHORTCUTS } from './shortcuts'

const keysOf = (name: ShortcutName): readonly string[] => SHORTCUTS[name].keys

/** The shortcuts that do something on the present page, in the order of the help. */
export function listActiveShortcuts(): ShortcutName[] {
  const active = SHORTCUT_NAMES.filter(isHandled)
  // One whose keys all belong to an earlier one never gets them.
  return active.filter(
    (name, index) =>
      !keysOf(name).every((key) => active.slice(0, index).some((earlier) => keysOf(earlier).includes(key))),
  )
}
