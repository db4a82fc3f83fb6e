/**
 * Asks a question in a dialog. Resolves with what was typed (or an empty text), or null when the answer is no.
 * @param {{ title: string, text?: string, yes: string, no: string, style?: string, edit?: string }} question
 * @returns {Promise<string | null>}
 */
export function ask({ title, text = '', yes, no, style = 'primary', edit }) {
  const dialog = document.createElement('dialog');
  dialog.className = 'modal ask';
  dialog.setAttribute('data-client', '');
  dialog.setAttribute('aria-labelledby', 'ask-title');
  const form = document.createElement('form');
  form.method = 'dialog';
  const head = document.createElement('h2');
  head.id = 'ask-title';
  head.textContent = title;
  const body = document.createElement('div');
  body.className = 'modal-body';
  const field = document.createElement('textarea');
  if (edit === undefined) body.textContent = text;
  else {
    field.value = edit;
    field.rows = 3;
    field.setAttribute('aria-label', title);
    body.append(field);
  }
  const footer = document.createElement('footer');
  footer.append(button(no, 'no', ''), button(yes, 'yes', style));
  const header = document.createElement('header');
  header.append(head);
  form.append(header, body, footer);
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      resolve(dialog.returnValue === 'yes' ? field.value : null);
      dialog.remove();
    });
  });
}

/**
 * @param {string} label
 * @param {string} value
 * @param {string} style
 */
function button(label, value, style) {
  const element = document.createElement('button');
  element.className = `button ${style}`;
  element.value = value;
  element.textContent = label;
  return element;
}
