package dev.liftline.gateway.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinedModulesTest {

    @Test
    void aModuleIsAFunctionOfWhatItImports() {
        JoinedModules joined = joined(Map.of("#skier/a.js", """
                import { b as renamed } from "#skier/b.js";
                export const a = renamed + 1;
                """, "#skier/b.js", """
                // Why b.
                export const b = 1; // one
                """));

        assertThat(joined.script()).isEqualTo("""
                // #skier/b.js
                const { b: $0 } = (() => {
                const b = 1; // one
                return { b: b };
                })();
                // #skier/a.js
                const { a: $1 } = ((renamed) => {
                const a = renamed + 1;
                return { a: a };
                })($0);
                globalThis.joined = { a: $1, b: $0 };
                """);
        assertThat(joined.module()).startsWith("// ").endsWith("\nexport const { a, b } = globalThis.joined;\n");
    }

    @Test
    void theModuleDiffersWithTheScriptThatItBelongsTo() {
        assertThat(joined(Map.of("#skier/a.js", "export const a = 1;\n")).module())
                .isNotEqualTo(
                        joined(Map.of("#skier/a.js", "export const a = 2;\n")).module());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import { b } from \"#shared/b.js\";",
                "import \"#shared/b.js\";",
                "export * from \"#shared/b.js\";",
                "export { b } from \"#shared/b.js\";"
            })
    void allThatAModuleImportsMustBeJoined(String module) {
        Assets assets = assets(Map.of("#skier/a.js", module));

        assertThatIllegalStateException()
                .isThrownBy(() -> JoinedModules.of(Set.of("#skier/a.js"), assets))
                .withMessageContaining("#shared/b.js is not joined");
    }

    @Test
    void whatAModulePassesOnIsTheSame() {
        assertThat(joined(Map.of(
                                "#skier/a.js",
                                        "import{c as t}from\"#skier/b.js\";export*from\"#skier/b.js\";export{t as d};",
                                "#skier/b.js", "export{c}from\"#skier/c.js\";",
                                "#skier/c.js", "class i{}export{i as c};"))
                        .script())
                .contains("const { c: $0 } = (() => {\nclass i{}\nreturn { c: i };")
                .endsWith("globalThis.joined = { c: $0, d: $0 };\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export default 1;",
                "export let a = 1;",
                "import * as all from \"#skier/b.js\";",
                "import one from \"#skier/b.js\";",
                "const a = 1;\nexport { a as default };",
                "await later();",
                "const a = await later();",
                "export const a = await later();",
                "const a =\n  await later(async () => 1);",
                "for await (const a of later()) {\n  a();\n}",
                "if (here) {\n  a();\n  await later();\n}",
                "import { c } from \"#skier/b.js\";",
                "import { b } from \"#skier/b.js\";\nexport { other as b };"
            })
    void refusesWhatItCannotJoin(String module) {
        Map<String, String> modules = Map.of("#skier/a.js", module, "#skier/b.js", "export const b = 1;\n");

        assertThatIllegalStateException().isThrownBy(() -> joined(modules).script());
    }

    @Test
    void functionsMayAwait() {
        assertThat(joined(Map.of("#skier/a.js", """
                export async function a() {
                  for await (const one of all()) {
                    await one();
                  }
                }
                const b = async () => await a();
                class C {
                  async d() {
                    const e = await b();
                    return e;
                  }
                }
                """)).script()).contains("const e = await b();");
    }

    @Test
    void modulesThatNeedEachOtherAreRefused() {
        Map<String, String> modules = Map.of(
                "#skier/a.js", "import { b } from \"#skier/b.js\";\nexport const a = 1;\n",
                "#skier/b.js", "import { a } from \"#skier/a.js\";\nexport const b = 1;\n");

        assertThatIllegalStateException()
                .isThrownBy(() -> joined(modules).script())
                .withMessageContaining("#skier/a.js is not joined, or it needs who imports it");
    }

    /** All that {@code a.js} needs. */
    private static JoinedModules joined(Map<String, String> modules) {
        Assets assets = assets(modules);
        return JoinedModules.of(new ModuleGraph(assets).from("#skier/a.js"), assets);
    }

    private static Assets assets(Map<String, String> modules) {
        Map<String, byte[]> files = new TreeMap<>();
        modules.forEach((name, text) -> files.put(name.substring(1), text.getBytes(UTF_8)));
        return new Assets(new WebFiles(new TreeMap<>(files), new TreeMap<>(), Map.<String, List<List<String>>>of()));
    }
}
