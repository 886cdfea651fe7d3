/** Keys are for the desk only while nobody types, chooses or holds a modifier. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  return (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    (target !== null && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))) ||
    document.querySelector('.dialog[data-open], .popup[data-open]') !== null
  );
}
