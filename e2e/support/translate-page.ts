/**
 * Puts two nested `font` elements in the place of every text of the page, as the translators of browsers do, but without regard to
 * `translate="no"`. The words stay, marked. Runs in a page, too, so it uses nothing from outside.
 */
export function translatePage(): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const texts: ChildNode[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { parentElement } = node
    if (node instanceof Text && parentElement && !parentElement.closest('script, style, font'))
      texts.push(node)
  }
  for (const text of texts) {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')]
    inner.textContent = `${text.textContent ?? ''}\u00b0`
    outer.append(inner)
    text.replaceWith(outer)
  }
}
