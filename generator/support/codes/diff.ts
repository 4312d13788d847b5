/** Comparing releases, and adopting new ones. */
export const diffCodes = {
  DIF961: {
    title: 'One side of a comparison has errors',
    cause: 'Only schemas without errors can be compared; what is wrong with them follows.',
    fix: 'Correct the schemas or api.json of that side, or compare another release.',
  },
  DIF962: {
    title: 'There is nothing to compare with',
    cause: 'The API has no release before the one that is meant.',
    fix: 'Name the old release with --from, two folders, or a revision of git with --against.',
  },
  DIF963: {
    title: 'The two sides are different APIs',
    cause:
      'Their schemas declare no element, type or attribute of the same name, so that everything would be reported as removed and everything as added.',
    fix: 'Check what was named: both sides must be releases of one API.',
  },
  DIF964: {
    title: 'Git cannot be asked',
    cause:
      'It is not installed, the schemas stand in no repository, or it refused for the reason given.',
    fix: 'Run the command in a clone, and see whether git status works there.',
  },
  DIF965: {
    title: 'Git does not know the revision',
    cause:
      'No branch, tag or commit of that name is in this clone. A shallow clone, as CI makes it, has only the branch that was checked out.',
    fix: 'Fetch the revision first: git fetch origin main, then name it git:origin/main or git:FETCH_HEAD.',
  },
  DIF966: {
    title: 'The path does not exist at the revision',
    cause: 'The schemas stood elsewhere then, or were not there yet.',
    fix: 'Name the path of that time, from the top of the repository: --against git:REV:PATH.',
  },
  DIF967: {
    title: 'Something is not compared',
    cause: 'It is on one side only, or it is a submodule, whose files the revision does not hold.',
    fix: 'Nothing needs to be done if that is intended.',
  },
  DIF968: {
    title: 'The allow-list is wrong',
    cause: 'It is no JSON, or has an unknown key, or an entry without id or reason.',
    fix: 'Write { "allow": [{ "id": "…", "reason": "…", "expires": "2030-12-31" }] }; expires may be left out.',
  },
  DIF969: {
    title: 'An entry of the allow-list does nothing',
    cause: 'Its last day is over, or no change has its id.',
    fix: 'Remove the entry, or give it a new day if the change is still to be allowed.',
  },
  DIF970: {
    title: 'The release cannot be adopted',
    cause: 'Nothing was written, for the reason given.',
    fix: 'Name a folder with the schemas of one release, and a release that does not exist yet.',
  },
  DIF971: {
    title: 'The adopted release is not the newest',
    cause:
      'By its name it comes before a release that exists, so that commands without --release do not take it.',
    fix: 'Nothing needs to be done if that is intended; otherwise rename its folder.',
  },
  DIF972: {
    title: 'The project cannot be looked at',
    cause:
      'There is no tsconfig.json at the path, it is wrong, or the program uses no client that was generated from the old release.',
    fix: 'Name the tsconfig.json of the code that imports the generated client, and compare from the release of that client.',
  },
} as const;
