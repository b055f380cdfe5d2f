import { forms } from "./policies/corpus/forms";
import { findingsOf, missed, wronglySaid, changed } from "./policies/corpus/judgeCase";
void (async () => {
  const all = await forms();
  let n = 0;
  for (const file of ["searchNodes","searchEndpoint","searchPublic","searchEncryption","searchAuthentication","redisPublic","redisShared","kubernetesEndpoint"]) {
    const { cases } = require(`./policies/corpus/cases/${file}`);
    for (const [form, make] of Object.entries(all)) for (const cluster of ["known","unknown"] as const) for (const colour of ["red","green"] as const) for (const each of cases[colour]) {
      if (each.forms && !each.forms.includes(form)) continue;
      n++;
      let problem: string | undefined;
      try {
        const layout = changed(make(), each);
        const f = findingsOf(layout, cluster, each.config);
        problem = colour === "red" ? missed(cases.rule, each, f) : wronglySaid(cases.rule, f);
      } catch (e) { problem = String((e as Error).stack).slice(0, 300); }
      if (problem && cluster === "unknown" || problem && form !== "component" && cluster === "known") console.log(`${file} ${form} ${cluster} ${colour} "${each.what}": ${problem}`);
    }
  }
  console.log(n, "checks");
})();
