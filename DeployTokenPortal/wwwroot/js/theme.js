// Runs in the head, before the first paint: sets data-theme from the cookie or the system, and keeps it.
(() => {
  'use strict';
  const root = document.documentElement;
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const choices = ['system', 'light', 'dark'];

  const choice = () => {
    const found = document.cookie.match(/(?:^|; )theme=(light|dark|system)/);
    return found ? found[1] : 'system';
  };

  const apply = () => {
    const chosen = choice();
    const theme = chosen === 'system' ? (system.matches ? 'dark' : 'light') : chosen;
    if (root.dataset.theme !== theme) root.dataset.theme = theme;
    if (root.dataset.themeChoice !== chosen) root.dataset.themeChoice = chosen;
  };

  const name = () => {
    for (const button of document.querySelectorAll('[data-theme-switch]')) {
      const label = button.dataset[choice()];
      if (button.getAttribute('aria-label') !== label) {
        button.setAttribute('aria-label', label);
        button.title = label;
      }
    }
  };

  apply();
  system.addEventListener('change', apply);
  // Replacing the page without loading it must not take the theme away.
  new MutationObserver(apply).observe(root, { attributes: true, attributeFilter: ['data-theme', 'data-theme-choice'] });

  document.addEventListener('DOMContentLoaded', () => {
    name();
    new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
  });

  document.addEventListener('click', event => {
    if (!event.target.closest('[data-theme-switch]')) return;
    const next = choices[(choices.indexOf(choice()) + 1) % choices.length];
    const secure = location.protocol === 'https:' ? '; secure' : '';
    document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax${secure}`;
    apply();
    name();
  });
})();
