import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';

import type { RoomsAbout, DiffLine, ProposalView, WebMember } from '../protocol.ts';
import { getJson } from './api.ts';
import { RenderedHtml } from './board.ts';
import { MemberChooser, CurrentMember } from './chooser.ts';
import { Disconnected } from './header.ts';
import { memberName, rememberedPerson, rememberPerson } from './person.ts';
import { plainPost } from './pieces.ts';
import { newKey, useOutbox } from './unsent.ts';
import { useRoom } from './use-room.ts';

/** The page of proposed minutes. `meeting` is `GROUP/NUMBER`, as in the address. */
export function ProposalPage({ about: { members }, meeting }: { about: RoomsAbout; meeting: string }) {
  const [me, setMe] = useState(() => rememberedPerson(members));
  const [choosing, setChoosing] = useState(me === undefined);
  const [proposal, setProposal] = useState<ProposalView>();
  const [error, setError] = useState<string>();
  const { state, status } = useRoom(proposal?.room, me);

  const load = async (): Promise<void> => {
    try {
      setProposal(await getJson<ProposalView>(`/api/proposals/${meeting}`));
      setError(undefined);
    } catch (problem) {
      setError(problem instanceof Error ? problem.message : String(problem));
    }
  };
  useEffect(() => void load(), [meeting, state.board]);

  const choose = (handle: string): void => {
    rememberPerson(handle);
    setMe(handle);
    setChoosing(false);
  };
  return html`
    <a class="skip" href="#main">Skip to the minutes</a>
    <header class="top">
      <a class="back" href="/">← Room</a>
      <h1>${proposal?.title ?? 'Proposed minutes'}</h1>
      <${CurrentMember} members=${members} me=${me} change=${() => setChoosing(true)} />
    </header>
    <${Disconnected} status=${status} />
    <main id="main" tabindex="-1">
      ${error !== undefined && html`<p class="failed" role="alert">${error}</p>`}
      ${
        proposal &&
        html` <${Approval} proposal=${proposal} members=${members} me=${me} posts=${state.posts} />
          <div class="both">
            <section class="paper" aria-label="Proposed minutes">
              <${RenderedHtml} html=${proposal.html} />
            </section>
            <${Diff} lines=${proposal.lines} />
          </div>`
      }
    </main>
    ${choosing && html`<${MemberChooser} members=${members} me=${me} choose=${choose} close=${() => setChoosing(false)} />`}
  `;
}

interface ApprovalProps {
  readonly proposal: ProposalView;
  readonly members: readonly WebMember[];
  readonly me: string | undefined;
  readonly posts: ReturnType<typeof useRoom>['state']['posts'];
}

/** How far the approval is, and the button that approves: it says the command in the room. */
function Approval({ proposal, members, me, posts }: ApprovalProps) {
  const { branch, meeting, merged, room } = proposal;
  const outbox = useOutbox();
  const [since, setSince] = useState(Number.MAX_SAFE_INTEGER);
  const answers = posts.filter((post) => post.n > since && post.by === undefined);
  const failed = outbox.unsent.find((one) => one.error !== undefined);
  const approve = (as: string): void => {
    setSince(posts.at(-1)?.n ?? 0);
    outbox.send(room, { as, key: newKey(), text: `/meeting approve ${branch}` });
  };
  const busy = outbox.unsent.length > 0;
  return html`<section class="approval" aria-label="Approval">
    <${HowFar} proposal=${proposal} members=${members} />
    <div class="do">
      <a class="button" href=${`/minutes/${meeting}?format=markdown`} download>Download Markdown</a>
      ${!merged && html`<${Approve} proposal=${proposal} members=${members} me=${me} busy=${busy} approve=${approve} />`}
    </div>
    <div class="answers" role="status">${answers.map((post) => html`<p key=${post.id}>${plainPost(post)}</p>`)}</div>
    ${
      failed &&
      html`<p class="failed" role="alert">
        ${failed.error} <button type="button" onClick=${() => outbox.again(failed)}>Try again</button>
      </p>`
    }
  </section>`;
}

type HowFarProps = Pick<ApprovalProps, 'proposal' | 'members'>;

const bare = (person: string): string => person.replace(/^@/u, '');

function HowFar({ proposal: { approvedBy, label, merged, needed }, members }: HowFarProps) {
  const names = approvedBy.map((person) => memberName(members, bare(person))).join(', ');
  return html`<div class="how-far">
    <span class=${merged ? 'phase approved' : 'phase in-review'}>${merged ? 'approved' : 'in review'}</span>
    <strong>${label}</strong>
    <span>
      <strong>${approvedBy.length} of ${needed}</strong>
      ${` ${needed === 1 ? 'approval' : 'approvals'}${names && `: ${names}`}`}
    </span>
  </div>`;
}

interface ApproveProps extends HowFarProps {
  readonly me: string | undefined;
  readonly busy: boolean;
  readonly approve: (as: string) => void;
}

function Approve({ proposal, members, me, busy, approve }: ApproveProps) {
  if (me === undefined) return html`<button type="button" class="primary" disabled>Approve</button>`;
  const done = proposal.approvedBy.some((person) => bare(person) === me);
  const words = done ? 'You approved' : `Approve as ${memberName(members, me)}`;
  return html`<button type="button" class="primary" disabled=${done || busy} onClick=${() => approve(me)}>
    ${words}
  </button>`;
}

const SIGNS: Readonly<Record<DiffLine['kind'], string>> = { added: '+', removed: '−', same: ' ', file: '', hunk: '' };
const TAGS: Readonly<Record<DiffLine['kind'], string>> = {
  added: 'ins',
  removed: 'del',
  same: 'span',
  file: 'h3',
  hunk: 'small',
};

/** Where a piece of a diff stands, for people: `@@ -12,6 +14,7 @@ …` begins at line 14 of the new file. */
function place(header: string): string {
  const line = /\+(?<line>\d+)/u.exec(header)?.groups?.['line'];
  return header.startsWith('@@ -0,0 ') || line === undefined ? 'New file' : `From line ${line}`;
}

/** What the proposal changes: added and removed lines have a colour and a sign. */
function Diff({ lines }: { lines: readonly DiffLine[] }) {
  return html`<section class="diff" aria-labelledby="diff">
    <h2 id="diff">What it changes</h2>
    ${lines.length === 0 && html`<p class="quiet">Nothing: the main branch has it all.</p>`}
    <div class="lines" tabindex="0" role="group" aria-labelledby="diff">
      ${lines.map(
        ({ kind, text }) =>
          html`<${TAGS[kind]} class=${kind}>${SIGNS[kind] !== '' && html`<span class="sign">${SIGNS[kind]}</span>`}<span>${kind === 'hunk' ? place(text) : text}</span></${TAGS[kind]}>`,
      )}
    </div>
  </section>`;
}
