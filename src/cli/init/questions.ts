// What `go-steady init` asks for that no flag said.

import { SteadyError } from "../../model/errors.ts";
import type { Wizard } from "../../ports/wizard.ts";
import { decodeBranch, decodeCommit, decodeTeamZones } from "./choices.ts";
import { TEAM_ZONES } from "./fill.ts";
import type { Planned } from "./plan.ts";
import { EXTRA_TEMPLATES, PULL_REQUEST_FORMS, TEMPLATES, type TemplateName, withNeeds } from "./templates.ts";

export async function askTemplates(wizard: Wizard): Promise<readonly TemplateName[]> {
  const form = await wizard.one(
    "What happens to a pull request?",
    TEMPLATES.filter(({ name }) => PULL_REQUEST_FORMS.some((f) => f === name)).map(choice),
  );
  const more = await wizard.many("And besides? (space chooses, none is fine)", EXTRA_TEMPLATES.map(choice));
  return withNeeds([form, ...more]);
}

export async function askZones(wizard: Wizard): Promise<readonly string[]> {
  const question = "Time zones of your teams? (three odd ones are added)";
  return decodeTeamZones(await wizard.text(question, TEAM_ZONES.join(", "), complaint(decodeTeamZones)));
}

export async function askMainBranch(wizard: Wizard, guess: string): Promise<string> {
  return wizard.text("Main branch?", guess, complaint(decodeBranch));
}

export async function askCommit(wizard: Wizard): Promise<string> {
  const question =
    "Commit of go-steady that the workflows use? (its full hash; this installation does not know its own)";
  return wizard.text(question, "", complaint(decodeCommit));
}

export async function askOverwrite(wizard: Wizard, planned: Planned & { kind: "differs" }): Promise<boolean> {
  wizard.show(`${planned.path} is there already, and differs`, planned.diff);
  const answer = await wizard.one(`Overwrite ${planned.path}?`, [
    { value: "keep", label: "Keep mine" },
    { value: "overwrite", label: "Overwrite" },
  ]);
  return answer === "overwrite";
}

function choice({ name, title }: (typeof TEMPLATES)[number]) {
  return { value: name, label: `${name}: ${title}` };
}

/** Why a decoder refuses a text; undefined when it takes it. */
function complaint(decode: (text: string) => unknown): (text: string) => string | undefined {
  return (text) => {
    try {
      decode(text);
      return undefined;
    } catch (error) {
      if (error instanceof SteadyError) return `${error.message}; ${error.hint}`;
      throw error;
    }
  };
}
