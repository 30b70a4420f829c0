// Shows a comment again that was hidden ("minimised"): its new text is news. Only GraphQL knows of that.

import { fitting, flag, object } from "../../model/shape.ts";
import { type Github, GithubError } from "../../ports/github/github.ts";

const hidden = object({ isMinimized: flag });
const asked = object({ data: object({ node: hidden }) });
const unhidden = object({ data: object({ unminimizeComment: object({ unminimizedComment: hidden }) }) });

const ASK = "query($id:ID!){node(id:$id){... on IssueComment{isMinimized}}}";
const SHOW = "mutation($id:ID!){unminimizeComment(input:{subjectId:$id}){unminimizedComment{isMinimized}}}";

/** unhide is "refused" when the comment is hidden and stays so. `node` is its id in GraphQL. */
export async function unhide(
  { github, graphql }: { readonly github: Github; readonly graphql: string },
  node: string,
): Promise<"seen" | "refused"> {
  const ask = async (query: string) => {
    try {
      return await github.ask(`POST ${graphql}`, { query, variables: { id: node } });
    } catch (error) {
      if (error instanceof GithubError) return undefined;
      throw error;
    }
  };
  if (fitting(asked, await ask(ASK))?.data.node.isMinimized !== true) return "seen";
  const shown = fitting(unhidden, await ask(SHOW))?.data.unminimizeComment.unminimizedComment;
  return shown?.isMinimized === false ? "seen" : "refused";
}
