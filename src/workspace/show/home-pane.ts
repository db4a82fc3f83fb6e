import { html, type Markup } from '../../domain/markup.ts';
import { objectsOf } from '../../simulator/json.ts';
import { blocks } from './blocks.ts';
import { homeTabs } from './channel-pane.ts';
import type { Reader } from './reader.ts';

/** The app's home tab as it was published for this person. */
export function homePane(reader: Reader): Markup {
  const { ws, place } = reader;
  const view = ws.views.get(ws.homes.get(place.as.id) ?? '');
  const body =
    view === undefined
      ? html`<p class="beginning">${ws.app.name} has published nothing here yet.</p>`
      : html`<div data-where="home" class="home">${blocks(objectsOf(view.body.blocks), reader, view.values)}</div>`;
  return html`<main class="pane channel" id="main" tabindex="-1"><header class="pane-head"><button type="button" class="icon drawer-toggle" data-do="drawer" aria-label="Channels" aria-controls="sidebar" aria-expanded="false">☰</button><div class="pane-title"><h1>${ws.app.name}</h1></div>${homeTabs(reader, 'home')}</header><div class="log" tabindex="0" id="home-${place.as.id}" role="region" aria-label="Home tab">${body}</div></main>`;
}
