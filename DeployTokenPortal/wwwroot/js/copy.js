// Copies on the click itself: after a round trip over the circuit some browsers no longer see a click.
//   data-copy-input="id"    the value of that input
//   data-copy-code="id"     the text of that element; each [data-secret-from="id"] in it is filled from that input
//   data-copy-text="…"      the text itself, never a secret
// data-copied="…" is what the status region says. A secret is read from its one input and kept nowhere.
(() => {
  'use strict';

  const textOf = button => {
    const data = button.dataset;
    if (data.copyInput) return document.getElementById(data.copyInput)?.value ?? '';
    if (data.copyText !== undefined) return data.copyText;
    const code = document.getElementById(data.copyCode)?.cloneNode(true);
    if (!code) return '';
    for (const place of code.querySelectorAll('[data-secret-from]')) {
      place.textContent = document.getElementById(place.dataset.secretFrom)?.value ?? '';
    }
    return code.textContent;
  };

  // Plain HTTP has no clipboard object: a text area that lives for one command does it.
  const copyOldWay = text => {
    const area = document.createElement('textarea');
    area.value = text;
    area.readOnly = true;
    area.className = 'sr';
    area.setAttribute('aria-hidden', 'true');
    const before = document.activeElement;
    // Inside an open dialog only its own content can take the focus.
    (before?.closest('dialog, [role=dialog]') ?? document.body).append(area);
    area.select();
    let done = false;
    try { done = document.execCommand('copy'); } catch { done = false; }
    area.remove();
    before?.focus({ preventScroll: true });
    return done;
  };

  const copy = async text => {
    try {
      if (navigator.clipboard) { await navigator.clipboard.writeText(text); return true; }
    } catch { /* refused: the old way may still work */ }
    return copyOldWay(text);
  };

  const select = button => {
    const source = document.getElementById(button.dataset.copyInput ?? button.dataset.copyCode ?? '');
    if (source instanceof HTMLInputElement) { source.focus(); source.select(); return; }
    if (source) window.getSelection().selectAllChildren(source);
  };

  const say = text => {
    const region = document.getElementById('copy-status');
    if (!region) return;
    region.textContent = '';
    requestAnimationFrame(() => { region.textContent = text; });
  };

  const timers = new WeakMap();

  // data-download-code="id" data-download-name="file": the text of that element, filled like a copied one, as a file made in the browser.
  const download = button => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([textOf({ dataset: { copyCode: button.dataset.downloadCode } })], { type: 'text/plain' }));
    link.download = button.dataset.downloadName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 0);
  };

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-download-code]');
    if (button) download(button);
  });

  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-copy-input], [data-copy-code], [data-copy-text]');
    if (!button) return;
    if (!await copy(textOf(button))) { select(button); say(button.dataset.notCopied ?? ''); return; }
    clearTimeout(timers.get(button));
    button.classList.add('is-copied');
    say(button.dataset.copied ?? '');
    timers.set(button, setTimeout(() => button.classList.remove('is-copied'), 2000));
  });
})();
