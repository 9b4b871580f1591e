// Small things a page asks for through the circuit: where to put the focus, the address, the leave warning.
export const focus = id => document.getElementById(id)?.focus();

// The first field of a form that has appeared. Asked for over the circuit, so it may come late: who types in another field already is left there.
export const focusFirst = id => {
  const field = document.getElementById(id);
  if (field && !field.form?.contains(document.activeElement)) field.focus();
};

export const focusButtonIn = id => document.getElementById(id)?.querySelector('button')?.focus();

// The circuit answers from now on; before, clicks on a prerendered page are lost.
export const markInteractive = () => { document.documentElement.dataset.interactive = 'true'; };

export const scrollTo = id => document.getElementById(id)?.scrollIntoView({ block: 'start' });

// The open section in the address, without a navigation and without a new entry in the history.
export const setFragment = fragment => {
  const address = new URL(location.href);
  address.hash = fragment ?? '';
  history.replaceState(history.state, '', fragment ? address.href : address.pathname + address.search);
};

// Where the focus was before a menu or a dialog took it; a dialog opened from a menu gives it back to the menu's button.
let origin = null;
document.addEventListener('focusin', event => {
  if (!event.target.closest('.mud-popover, .mud-dialog-container, dialog')) origin = event.target;
});

// First focus of a dialog. A closing menu gives its focus back late; a modal dialog takes it again as long as it is open.
export const focusInDialog = id => {
  const first = document.getElementById(id);
  const dialog = first?.closest('.mud-dialog');
  if (!dialog) return;
  const hold = event => {
    if (!dialog.isConnected) document.removeEventListener('focusin', hold);
    else if (!event.target.closest('.mud-dialog, .mud-popover, dialog')) first.focus();
  };
  document.addEventListener('focusin', hold);
  first.focus();
};

export const returnFocus = () => {
  const target = origin;
  // After MudBlazor's own focus trap, which gives the focus to the menu item that no longer exists.
  setTimeout(() => {
    const isLost = !document.activeElement || document.activeElement === document.body;
    if (isLost && target?.isConnected && target !== document.body) target.focus({ preventScroll: true });
  }, 50);
};

// A click on a menu's button leaves the focus there, and MudBlazor's menu takes Escape only from its entries.
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape' || !event.target.matches?.('.row-menu [aria-expanded=true]')) return;
  event.stopImmediatePropagation();
  event.target.click();
}, { capture: true });

// A link inside a popover leads away inside the same document; nothing else would close it.
document.addEventListener('click', event => {
  if (event.target.closest('[popover] a')) event.target.closest('[popover]').hidePopover();
});

// A field that is left may show its error, and what is below moves away from under a pointer that was pressed there: no click would come of it.
// So a field is left when the pointer is released. On the window, which comes before Blazor's listener on the document.
let isPressed = false;
const left = [];
const release = () => {
  isPressed = false;
  // After the click.
  setTimeout(() => {
    for (const field of left.splice(0)) if (field.isConnected) field.dispatchEvent(new FocusEvent('blur'));
  });
};
window.addEventListener('pointerdown', event => { isPressed = event.button === 0; }, { capture: true });
window.addEventListener('pointerup', release, { capture: true });
window.addEventListener('pointercancel', release, { capture: true });
window.addEventListener('blur', event => {
  if (!isPressed || !(event.target instanceof HTMLInputElement)) return;
  event.stopImmediatePropagation();
  left.push(event.target);
}, { capture: true });
