import limits from '../facts/block-kit-limits.json' with { type: 'json' };
import { isJsonObject } from '../json.ts';
import { byType } from './checks.ts';
import { elementChecks } from './element-checks.ts';
import { imageElement } from './image-checks.ts';
import type { Check } from './problem.ts';

const selects = ['static_select', 'external_select', 'users_select', 'conversations_select', 'channels_select'];
const menus = [...selects, ...selects.map((name) => `multi_${name}`)];
const pickers = ['datepicker', 'timepicker', 'checkboxes', 'radio_buttons'];
const buttons = ['button', 'overflow', 'workflow_button'];
const inputs = ['plain_text_input', 'number_input', 'email_text_input', 'url_text_input', 'rich_text_input'];

/** Which elements stand where (docs.slack.dev/reference/block-kit/blocks and the element pages). */
const places = {
  section: [...menus, ...pickers, ...buttons],
  actions: [...menus, ...pickers, ...buttons, 'datetimepicker', 'rich_text_input'],
  input: [...menus, ...pickers, 'datetimepicker', 'file_input', ...inputs],
  context_actions: ['feedback_buttons', 'icon_button'],
};

const surfaces: Record<string, string> = limits.elementSurfaces;

/** Refuses an element on a surface that does not have it. */
function onSurface(check: Check, type: string): Check {
  const allowed = (surfaces[type] ?? 'message modal home').split(' ');
  return (value, spot) => {
    if (!allowed.includes(spot.surface)) {
      spot.at('type').report(`unsupported type: ${type}`);
      return;
    }
    check(value, spot);
  };
}

/** The check for the elements that may stand in one kind of block. */
export function elementIn(place: keyof typeof places): Check {
  const checks: Record<string, Check> = place === 'section' ? { image: imageElement } : {};
  for (const type of places[place]) {
    const check = elementChecks[type];
    if (check !== undefined) {
      checks[type] = onSurface(check, type);
    }
  }
  const check = byType(checks);
  return (value, spot) => {
    const answersByUrl = isJsonObject(value) && value.response_url_enabled === true;
    if (answersByUrl && !(place === 'input' && spot.surface === 'modal')) {
      spot.at('response_url_enabled').report('only supported in an input block of a modal');
    }
    check(value, spot);
  };
}
