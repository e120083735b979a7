// GitHub's GraphQL API, as far as Gavel uses it, against GitHub's own schema.
import { schema as description } from '@octokit/graphql-schema';
import { buildSchema, graphql, GraphQLError, type GraphQLSchema } from 'graphql';

import { type Emulator, EmulatorError, type FileOf, type Pull } from './emulator.ts';
import { type GitHubAnswer, type GitHubRequest, refusal } from './requests.ts';

let built: GraphQLSchema | undefined;
const schema = (): GraphQLSchema => (built ??= buildSchema(description.idl, { assumeValidSDL: true }));

interface CommitInput {
  readonly input: {
    readonly branch: { readonly repositoryNameWithOwner?: string; readonly branchName?: string };
    readonly expectedHeadOid: string;
    readonly message: { readonly headline: string; readonly body?: string };
    readonly fileChanges?: {
      readonly additions?: readonly { readonly path: string; readonly contents: string }[];
      readonly deletions?: readonly { readonly path: string }[];
    };
  };
}
interface PullInput {
  readonly input: { readonly pullRequestId: string; readonly mergeMethod?: string };
}

const failure = (type: string, message: string): GraphQLError => new GraphQLError(message, { extensions: { type } });

/** Which repositories take part in what GitHub does not offer everywhere. */
export interface Offers {
  readonly autoMerge: boolean;
}

export async function answerGraphql(
  emulator: Emulator,
  { body, headers }: GitHubRequest,
  repositories: readonly string[],
  offers: Offers,
): Promise<GitHubAnswer> {
  const authorization = headers['authorization'] ?? '';
  const source = body?.['query'];
  if (typeof source !== 'string') return refusal(400, 'Problems parsing JSON');
  const rootValue = {
    createCommitOnBranch: ({ input }: CommitInput) => commitOnBranch(emulator, authorization, input),
    markPullRequestReadyForReview: ({ input }: PullInput) => ready(emulator, repositories, input.pullRequestId),
    enablePullRequestAutoMerge: ({ input }: PullInput) => {
      if (!offers.autoMerge) throw failure('UNPROCESSABLE', 'Auto merge is not allowed for this repository');
      return { clientMutationId: null, pullRequest: { id: input.pullRequestId } };
    },
  };
  const variableValues = (body?.['variables'] ?? {}) as Record<string, unknown>;
  const { data, errors } = await graphql({ schema: schema(), source, rootValue, variableValues });
  const told = errors?.map(({ message, extensions, path }) => ({ message, path, type: extensions['type'] }));
  return { status: 200, body: { data: data ?? null, ...(told ? { errors: told } : {}) } };
}

async function commitOnBranch(emulator: Emulator, authorization: string, input: CommitInput['input']) {
  const { repositoryNameWithOwner: repository = '', branchName: branch = '' } = input.branch;
  const head = await emulator.head(repository, branch);
  if (head === undefined) throw failure('NOT_FOUND', `Could not resolve to a Ref with the name '${branch}'.`);
  if (head !== input.expectedHeadOid)
    throw failure(
      'STALE_DATA',
      `Expected branch to point to "${input.expectedHeadOid}" but it did not. Pull and try again.`,
    );
  const files = filesOf(input);
  const message = [input.message.headline, input.message.body].filter((part) => part).join('\n\n');
  try {
    const oid = await emulator.commit({ repository, parents: [head], message, files, authorization });
    await emulator.ask('PATCH', `/repos/${repository}/git/refs/heads/${branch}`, { sha: oid }, authorization);
    return { commit: { oid } };
  } catch (error) {
    if (error instanceof EmulatorError && error.answer.status === 403)
      throw failure('FORBIDDEN', 'Resource not accessible by integration');
    throw error;
  }
}

function filesOf({ fileChanges }: CommitInput['input']): FileOf[] {
  const { additions = [], deletions = [] } = fileChanges ?? {};
  return [
    ...additions.map(({ path, contents }) => ({ path, base64: contents })),
    ...deletions.map(({ path }) => ({ path })),
  ];
}

async function ready(emulator: Emulator, repositories: readonly string[], id: string) {
  for (const repository of repositories) {
    const pulls = await emulator.ask<Pull[]>('GET', `/repos/${repository}/pulls?state=all&per_page=100`);
    const pull = pulls.find(({ node_id }) => node_id === id);
    if (!pull) continue;
    await emulator.ask('PATCH', `/repos/${repository}/pulls/${pull.number}`, { draft: false });
    return { clientMutationId: null, pullRequest: { id, isDraft: false } };
  }
  throw failure('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
}
