import { html } from 'htm/preact';
import { useRef } from 'preact/hooks';

import type { WebPicture } from '../protocol.ts';
import type { AttachedPicture, AttachState } from './attaching.ts';
import { Icon } from './icons.ts';
import { messagesNow } from './language.ts';

const addressOf = ({ id }: Pick<WebPicture, 'id'>): string => `/api/pictures/${id}`;

/** The pictures of a message; each leads to itself in its full size. */
export function PostPictures({ pictures, tabIndex }: { pictures: readonly WebPicture[]; tabIndex: number }) {
  return html`<ul class="pictures">
    ${pictures.map(
      (picture) =>
        html`<li key=${picture.id}>
          <a href=${addressOf(picture)} target="_blank" rel="noreferrer" tabindex=${tabIndex}>
            <img src=${addressOf(picture)} alt=${messagesNow().picture(picture.name)} loading="lazy" />
          </a>
        </li>`,
    )}
  </ul>`;
}

/** The button beside the message box that opens the system's own choice of files. */
export function AttachButton({ add }: { add: AttachState['add'] }) {
  const say = messagesNow();
  const input = useRef<HTMLInputElement>(null);
  return html`<button type="button" class="attach" title=${say.attach} onClick=${() => input.current?.click()}>
      <${Icon} name="attach" /><span class="unseen">${say.attach}</span>
    </button>
    <input
      ref=${input}
      type="file"
      accept="image/png,image/jpeg,image/gif,image/webp"
      multiple
      hidden
      aria-label=${say.pictures}
      onChange=${({ currentTarget }: { currentTarget: HTMLInputElement }) => {
        add(currentTarget.files ?? []);
        // The same file can be chosen again.
        currentTarget.value = '';
      }}
    />`;
}

/** What is attached to what is being typed. */
export function AttachedPictures({ all, drop }: Pick<AttachState, 'all' | 'drop'>) {
  if (all.length === 0) return null;
  return html`<ul class="attached" aria-label=${messagesNow().attachedPictures}>
    ${all.map((one) => html`<${Chip} key=${one.key} one=${one} drop=${drop} />`)}
  </ul>`;
}

function Chip({ one, drop }: { one: AttachedPicture; drop: AttachState['drop'] }) {
  const say = messagesNow();
  const { key, name, picture, error } = one;
  return html`<li class=${error === undefined ? '' : 'failed'}>
    ${picture && html`<img src=${addressOf(picture)} alt="" />`}
    <span class="name">${name}</span>
    ${error !== undefined && html`<span role="alert">${error}</span>`}
    ${picture === undefined && error === undefined && html`<span role="status">${say.uploading}</span>`}
    <button type="button" aria-label=${say.removePicture(name)} title=${say.remove} onClick=${() => drop(key)}>
      <${Icon} name="close" />
    </button>
  </li>`;
}
