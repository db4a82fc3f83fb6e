import { html, type Markup } from '../../domain/markup.ts';
import type { User } from '../../simulator/store/entities.ts';

/** A square with somebody's initials, in a colour that stays theirs. */
export function avatar(user: User | undefined, size: 'small' | 'large' = 'large'): Markup {
  if (user?.isBot === true) return html`<span class="avatar bot ${size}" aria-hidden="true"></span>`;
  const name = user?.realName ?? '?';
  const initials = name
    .split(/\s+/)
    .map(([first = '']) => first)
    .join('')
    .slice(0, 2);
  const hue = [...(user?.id ?? '')].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % 8;
  return html`<span class="avatar hue-${hue} ${size}" aria-hidden="true">${initials}</span>`;
}
