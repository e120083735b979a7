import type { ConfigProblem } from './explain-issue.ts';
import type { Config } from './schema.ts';

/** Minutes under embargo need a repository, and one that has nothing else in it: those who read the others read them too. */
export const privateProblems = ({ groups }: Config): ConfigProblem[] =>
  groups.flatMap((group, i): ConfigProblem[] => {
    const { privateForge, format } = group;
    const at = (...path: PropertyKey[]) => ['groups', i, ...path];
    if (!privateForge)
      return format.embargoed
        ? [
            {
              path: at('format', 'embargoed'),
              message:
                'these minutes have no repository. Add privateForge to the group: a repository of its own that only the group can read',
            },
          ]
        : [];
    if (!format.embargoed)
      return [
        {
          path: at('privateForge'),
          message:
            'nothing goes there. Add where minutes under embargo go: format.embargoed.path, like minutes-{date}.md',
        },
      ];
    const isThere = (forge: { readonly repository: string } | undefined) =>
      forge?.repository === privateForge.repository;
    const open = groups.find(({ forge }) => isThere(forge));
    if (open)
      return [
        {
          path: at('privateForge'),
          message: `the public minutes of the group "${open.id}" are in this repository, so what is under embargo would be public too. Use a repository of its own`,
        },
      ];
    const other = groups.slice(0, i).find((before) => isThere(before.privateForge));
    return other
      ? [
          {
            path: at('privateForge'),
            message: `the group "${other.id}" has its private minutes in this repository. Use a repository of its own`,
          },
        ]
      : [];
  });
