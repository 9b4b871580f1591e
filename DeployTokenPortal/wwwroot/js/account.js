// Pages without a circuit work without this; it adds what HTML alone cannot do.
(() => {
  'use strict';

  // The eye beside a password. Hidden in the page, since without a script it would do nothing.
  for (const button of document.querySelectorAll('[data-show-password]')) {
    const input = document.getElementById(button.dataset.showPassword);
    if (!input) continue;
    button.hidden = false;
    button.addEventListener('click', () => {
      const shown = input.type === 'password';
      input.type = shown ? 'text' : 'password';
      button.setAttribute('aria-label', shown ? button.dataset.hide : button.dataset.show);
      button.setAttribute('aria-pressed', String(shown));
    });
    // Sent as a password, so that browsers do not remember it as text.
    input.form?.addEventListener('submit', () => { input.type = 'password'; });
  }

  // A code that came behind the # never reaches a server's log; it goes into its field and out of the address.
  const place = document.querySelector('[data-from-fragment]');
  if (place && location.hash.length > 1) {
    place.value = decodeURIComponent(location.hash.slice(1));
    history.replaceState(history.state, '', location.pathname + location.search);
  }

  document.getElementById('error-summary')?.focus();
})();
