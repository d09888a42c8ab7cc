/** The element that stands in the place of a text node of React's. */
const standIns = new WeakMap<Node, ChildNode>()
const claimed = new WeakSet<ChildNode>()

/**
 * Keeps the page working while a tool translates it. Such tools put elements of their own in the place of text nodes; React
 * would go on to change the old nodes, which are not shown, and throw where it removes them or inserts before them
 * (facebook/react#11538). Here a text node returns to its place as soon as React changes or uses it. Returns a function that undoes it.
 */
export function installTranslationGuard(): () => void {
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      if (type === 'characterData' && target.parentNode === null) standIns.get(target)?.replaceWith(target)
      for (const node of removedNodes) {
        if (!(node instanceof Text) || node.parentNode !== null) continue
        const standIn = findStandIn(target, [...addedNodes], [previousSibling, nextSibling])
        if (!standIn) continue
        standIns.set(node, standIn)
        claimed.add(standIn)
        observer.observe(node, { characterData: true })
      }
    }
  })
  observer.observe(document.body, { childList: true, subtree: true })
  // oxlint-disable-next-line typescript/unbound-method -- called with their node below
  const { removeChild, insertBefore } = Node.prototype
  Node.prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
    return isBackIn(this, child) ? removeChild.call<Node, [T], T>(this, child) : child
  }
  Node.prototype.insertBefore = function <T extends Node>(this: Node, node: T, before: Node | null): T {
    const at = before !== null && isBackIn(this, before) ? before : null
    return insertBefore.call<Node, [T, Node | null], T>(this, node, at)
  }
  return () => {
    observer.disconnect()
    Object.assign(Node.prototype, { removeChild, insertBefore })
  }
}

/** React never renders `font`, nor does it replace a text node by an element in one step. */
function findStandIn(
  parent: Node,
  added: readonly Node[],
  beside: readonly (Node | null)[],
): ChildNode | undefined {
  const fonts = beside.filter((node) => node?.nodeName === 'FONT')
  return [...added, ...fonts].find(
    (node): node is Element => node instanceof Element && node.parentNode === parent && !claimed.has(node),
  )
}

/** Whether the node is a child of the parent, after it was brought back where a tool has replaced or wrapped it. */
function isBackIn(parent: Node, node: Node): boolean {
  if (node.parentNode === parent) return true
  const standIn = standIns.get(node) ?? findChildAround(parent, node)
  if (standIn?.parentNode !== parent) return false
  if (node instanceof Text) standIn.replaceWith(node)
  else standIn.before(node)
  return true
}

function findChildAround(parent: Node, node: Node): ChildNode | undefined {
  const around = node.parentElement
  if (around === null || around.parentNode === parent) return around ?? undefined
  return findChildAround(parent, around)
}
