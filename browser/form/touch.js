// When somebody is there: what a page can do without until then is no part of its first view.

const TOUCHES = ["pointermove", "pointerdown", "wheel", "keydown", "click"];

/**
 * Does something once, when the page is first touched, by whatever hand.
 * @param {() => void} does
 */
export function atFirstTouch(does) {
  const once = () => {
    for (const touch of TOUCHES) window.removeEventListener(touch, once, true);
    does();
  };
  for (const touch of TOUCHES)
    window.addEventListener(touch, once, { capture: true, passive: true });
}
