// Starts Blazor and shows our own dialog while the connection to the server is lost.
(() => {
  'use strict';
  const dialog = document.getElementById('reconnect');
  const blazor = document.getElementById('components-reconnect-modal');

  const show = state => {
    if (dialog.open && dialog.dataset.state === state) return;
    dialog.dataset.state = state;
    // A token that was on the screen is lost with its circuit; the page names it with data-held-token.
    const held = document.querySelector('[data-held-token]:not(dialog)');
    if (held && state !== 'trying') {
      dialog.dataset.heldToken = '';
      for (const place of dialog.querySelectorAll('[data-token-name]')) place.textContent = held.dataset.heldToken;
    }
    if (!dialog.open) dialog.showModal();
    dialog.querySelector(`.btn.p[data-when~=${state}]`)?.focus();
  };

  const retry = async () => {
    show('trying');
    try {
      if (await Blazor.reconnect()) return;
      if (await Blazor.resumeCircuit?.()) { dialog.close(); return; }
      show('rejected');
    } catch {
      show('failed');
    }
  };

  blazor?.addEventListener('components-reconnect-state-changed', event => {
    switch (event.detail.state) {
      case 'show':
      case 'retrying': show('trying'); break;
      case 'hide': dialog.close(); break;
      case 'failed': show('failed'); break;
      default: show('rejected'); break;
    }
  });
  dialog?.addEventListener('cancel', event => event.preventDefault());
  dialog?.querySelector('[data-retry]')?.addEventListener('click', retry);
  for (const button of dialog?.querySelectorAll('[data-reload]') ?? []) button.addEventListener('click', () => location.reload());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && dialog?.open && dialog.dataset.state === 'failed') retry();
  });

  Blazor.start({ ssr: { disableDomPreservation: true } });
})();
