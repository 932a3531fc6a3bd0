// Measures a page from inside it. The function must stand alone, because only its own text is sent to the browser.

// Names what makes the page scroll sideways, and every element whose own visible text is smaller than 16 px.
export function measure() {
  const name = (element) => {
    const classes = (one) => [...one.classList].map((word) => `.${word}`).join('');
    const label = (one) => one.localName + (one.id ? `#${one.id}` : classes(one));
    return `${label(element.parentElement)} > ${label(element)}`;
  };
  const elements = [...document.body.querySelectorAll('*')];

  const root = document.documentElement;
  const sticksOut = (element) => element.getBoundingClientRect().right > root.clientWidth + 0.5;
  const wide = [];
  if (root.scrollWidth > root.clientWidth) {
    const innermost = elements.filter((element) => sticksOut(element) && ![...element.children].some(sticksOut));
    wide.push(`${root.scrollWidth} px wide: ${innermost.slice(0, 5).map(name).join(', ')}`);
  }

  const hasText = (element) =>
    element.matches('input:not([type=hidden]), textarea, select') ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
  const small = new Set();
  for (const element of elements) {
    if (!hasText(element) || !element.checkVisibility({ visibilityProperty: true })) continue;
    // Letters in a drawing are as large as the drawing is shown.
    const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1;
    const pixels = parseFloat(getComputedStyle(element).fontSize) * scale;
    if (pixels < 15.99) small.add(`${name(element)} (${+pixels.toFixed(2)} px)`);
  }
  return { wide, small: [...small].slice(0, 8) };
}
