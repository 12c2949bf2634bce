package dev.liftline.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The gateway signs who sends a request, each service with a port for requests verifies it, and sessions are kept. */
class CallerWiringTest {
    private static final String SECRETS_FILE = "LIFTLINE_INTERNAL_SECRETS_FILE";
    private static final String INITIAL_ACCESS_FILE = "LIFTLINE_IDENTITY_INITIAL_ACCESS_FILE";
    private static final String SNAPSHOT = "LIFTLINE_GATEWAY_ACCESS_SNAPSHOT";
    private static final int READABLE_BY_GROUP = 0440;
    private static final Pattern SECRET_FILE = Pattern.compile("(?m)^      - files/(.+)$");

    private final ComposeFile compose = ComposeFile.ofThisRepository();
    private final Manifests manifests = Manifests.rendered();

    @Test
    void eachServiceWithAPortForRequestsHasTheInternalSecrets() {
        Map<String, PodTemplateSpec> withPort = new TreeMap<>(manifests.services());
        withPort.values().removeIf(pod -> !settings(pod).containsKey("LIFTLINE_PORT"));

        assertThat(withPort)
                .containsOnlyKeys(
                        "gateway-service",
                        "liftride-ingest-service",
                        "skier-query-mobile",
                        "skier-query-web",
                        "identity");
        withPort.forEach((name, pod) -> {
            assertThat(settings(pod)).as(name).containsKey(SECRETS_FILE);
            assertHasSecretAsFile(name, SECRETS_FILE, "liftline-internal");
        });
    }

    @Test
    void onlyIdentityHasTheInitialAccess() {
        assertHasSecretAsFile("identity", INITIAL_ACCESS_FILE, "liftline-initial-access");

        assertThat(manifests.pods())
                .allSatisfy((name, pod) -> assertThat(secretVolumes(pod))
                        .extracting(volume -> volume.getSecret().getSecretName())
                        .doesNotHaveDuplicates()
                        .isSubsetOf(
                                name.equals("identity")
                                        ? List.of("liftline-internal", "liftline-initial-access")
                                        : List.of("liftline-internal")));
        assertThat(compose.services())
                .allSatisfy((name, service) -> assertThat(
                                ComposeFile.strings(service.raw().get("volumes")).stream()
                                        .anyMatch(volume -> volume.startsWith("first-secrets:")))
                        .as(name)
                        .isEqualTo(name.equals("identity") || name.equals("secrets")));
    }

    @Test
    void theManifestsHaveNoInternalSecretAndNoKey() {
        assertThat(manifests.all(Secret.class))
                .isNotEmpty()
                .allSatisfy(secret -> assertThat(secret.getMetadata().getName()).contains("database-credentials"));
        assertThat(Repository.read("k8s/secrets/.gitignore").lines()).contains("files/");
    }

    /** What docker/secrets makes is what the volumes' files are called. */
    @Test
    void theFilesOfTheSecretsAreThoseThatServicesRead() {
        String kustomization = Repository.read("k8s/secrets/kustomization.yaml");

        assertThat(SECRET_FILE.matcher(kustomization).results().map(file -> file.group(1)))
                .containsExactlyInAnyOrder(
                        fileName(variable("identity", SECRETS_FILE)),
                        fileName(variable("identity", INITIAL_ACCESS_FILE)));
        assertThat(kustomization)
                .contains(
                        "disableNameSuffixHash: true", "- name: liftline-internal", "- name: liftline-initial-access");
    }

    @Test
    void nothingAcceptsEveryCaller() {
        assertThat(manifests.pods().keySet())
                .allSatisfy(name -> assertThat(manifests.environment(name)).doesNotContainKey("LIFTLINE_OPEN"));
        assertThat(compose.services().values())
                .allSatisfy(service -> assertThat(service.environment()).doesNotContainKey("LIFTLINE_OPEN"));
        assertThat(Repository.read("Dockerfile")).doesNotContain("LIFTLINE_OPEN");
    }

    @Test
    void theGatewayKeepsWhatItKnowsOverARestart() {
        String snapshot = variable("gateway-service", SNAPSHOT);
        PodTemplateSpec pod = manifests.pod("gateway-service");

        assertThat(volume(pod, mount(pod, snapshot).getName()).getEmptyDir()).isNotNull();
        assertThat(ComposeFile.strings(compose.service("gateway-service").raw().get("volumes")))
                .contains("gateway-access:" + directory(snapshot));
    }

    @Test
    void sessionsAreKeptAndTheCacheMakesRoom() {
        assertThat(arguments("redis-sessions"))
                .contains("--appendonly yes", "--appendfsync everysec", "--maxmemory-policy noeviction");
        assertThat(arguments("redis")).contains("--appendonly no", "--maxmemory-policy allkeys-lru");

        assertThat(manifests.one(StatefulSet.class, "redis-sessions").getSpec().getVolumeClaimTemplates())
                .hasSize(1);
        assertThat(ComposeFile.strings(compose.service("redis-sessions").raw().get("volumes")))
                .containsExactly("redis-sessions-data:/data");
        assertThat(manifests.environment("identity"))
                .containsEntry("LIFTLINE_SESSION_REDIS_URL", "redis://redis-sessions:6379");
    }

    @Test
    void theDatabaseRolesAreMadeByTheSqlOfTheServices() {
        String identity = "identity-service/src/main/resources/db/identity-role.sql";
        String query = "liftride-consumer-service/src/main/resources/db/query-roles.sql";

        assertThat(Repository.read("k8s/overlays/local/database-roles/identity-role.sql"))
                .isEqualTo(Repository.read(identity));
        assertThat(Repository.read("k8s/overlays/local/database-roles/query-roles.sql"))
                .isEqualTo(Repository.read(query));
        assertThat(Repository.read("local-stack/src/main/resources/dev/liftline/local/postgres/query-roles.sql"))
                .isEqualTo(Repository.read(query));
        assertThat(ComposeFile.strings(compose.service("database-roles").raw().get("volumes")))
                .containsExactly(
                        "./" + identity + ":/database-roles/identity-role.sql:ro",
                        "./" + query + ":/database-roles/query-roles.sql:ro");
    }

    @Test
    void eachQueryPoolHasItsApiAndItsDatabaseRole() {
        assertThat(pool("skier-query-mobile")).isEqualTo("app liftline_app app-database-credentials");
        assertThat(pool("skier-query-web")).isEqualTo("board liftline_board board-database-credentials");
    }

    /** The API, the role in Compose, and the Secret with the role in Kubernetes. */
    private String pool(String name) {
        Map<String, String> environment = compose.service(name).environment();
        assertThat(manifests.environment(name))
                .containsEntry("LIFTLINE_API", environment.get("LIFTLINE_API"))
                .containsEntry("LIFTLINE_DB_USER", environment.get("LIFTLINE_DB_USER"));
        List<String> secrets = Manifests.container(manifests.pod(name)).getEnvFrom().stream()
                .filter(source -> source.getSecretRef() != null)
                .map(source -> source.getSecretRef().getName().replaceFirst("-[a-z0-9]{10}$", ""))
                .toList();
        return String.join(
                " ", environment.get("LIFTLINE_API"), environment.get("LIFTLINE_DB_USER"), String.join(",", secrets));
    }

    @Test
    void composeMakesSecretsAndRoleBeforeTheServicesStart() {
        compose.services().forEach((name, service) -> {
            Map<String, Object> before = ComposeFile.map(service.raw(), "depends_on");
            if (service.environment().containsKey(SECRETS_FILE)) {
                assertThat(before).as(name).containsEntry("secrets", completed());
            }
            if (name.equals("identity") || name.startsWith("skier-query-")) {
                assertThat(before).as(name).containsEntry("database-roles", completed());
            }
        });
    }

    /** In Kubernetes a Secret, which the kubelet keeps up to date; in Compose a volume; both read-only. */
    private void assertHasSecretAsFile(String name, String variable, String secretName) {
        PodTemplateSpec pod = manifests.pod(name);
        String file = variable(name, variable);
        VolumeMount mount = mount(pod, file);
        SecretVolumeSource secret = volume(pod, mount.getName()).getSecret();

        assertThat(mount.getReadOnly()).as(name).isTrue();
        assertThat(mount.getSubPath())
                .as("the kubelet updates no file of a subPath")
                .isNull();
        assertThat(secret.getSecretName()).as(name).isEqualTo(secretName);
        assertThat(secret.getDefaultMode()).as(name).isEqualTo(READABLE_BY_GROUP);
        assertThat(pod.getSpec().getSecurityContext().getFsGroup())
                .as(name)
                .isEqualTo(pod.getSpec().getSecurityContext().getRunAsGroup());
        assertThat(ComposeFile.strings(compose.service(name).raw().get("volumes")))
                .as(name)
                .anyMatch(volume -> volume.endsWith(":" + directory(file) + ":ro"));
    }

    private String variable(String name, String variable) {
        return Objects.requireNonNull(manifests.environment(name).get(variable), variable);
    }

    private List<String> arguments(String server) {
        String all = String.join(" ", Manifests.container(manifests.pod(server)).getArgs());
        return Pattern.compile("--[a-z]+(?:-[a-z]+)* \\S+")
                .matcher(all)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static Map<String, String> completed() {
        return Map.of("condition", "service_completed_successfully");
    }

    private static Map<String, String> settings(PodTemplateSpec pod) {
        return ServiceSettings.of(
                        ServiceSettings.moduleOf(Manifests.container(pod).getImage()))
                .defaults();
    }

    private static VolumeMount mount(PodTemplateSpec pod, String file) {
        return Manifests.container(pod).getVolumeMounts().stream()
                .filter(mount -> mount.getMountPath().equals(directory(file)))
                .findAny()
                .orElseThrow(() -> new AssertionError("nothing is mounted at the directory of " + file));
    }

    private static Volume volume(PodTemplateSpec pod, String name) {
        return pod.getSpec().getVolumes().stream()
                .filter(volume -> volume.getName().equals(name))
                .findAny()
                .orElseThrow(() -> new AssertionError("the pod has no volume " + name));
    }

    private static List<Volume> secretVolumes(PodTemplateSpec pod) {
        return pod.getSpec().getVolumes().stream()
                .filter(volume -> volume.getSecret() != null)
                .toList();
    }

    private static String directory(String file) {
        return file.substring(0, file.lastIndexOf('/'));
    }

    private static String fileName(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }
}
