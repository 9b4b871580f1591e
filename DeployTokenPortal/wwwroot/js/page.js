// Small things a page asks for through the circuit: where to put the focus, the address, the leave warning.
export const focus = id => document.getElementById(id)?.focus();

export const scrollTo = id => document.getElementById(id)?.scrollIntoView({ block: 'start' });

// The open section in the address, without a navigation and without a new entry in the history.
export const setFragment = fragment => {
  const address = new URL(location.href);
  address.hash = fragment ?? '';
  history.replaceState(history.state, '', fragment ? address.href : address.pathname + address.search);
};

export const submit = id => document.getElementById(id)?.requestSubmit();
