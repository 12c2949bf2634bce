package dev.liftline.deployment;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The objects of overlays/local. */
record Manifests(List<HasMetadata> objects) {
    static Manifests rendered() {
        return new Manifests(new StrictManifestReader().read(Repository.read("k8s/rendered/local.yaml")));
    }

    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The object of this kind and name; fails if it is missing. */
    <T extends HasMetadata> T one(Class<T> kind, String name) {
        return all(kind).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .findAny()
                .orElseThrow(() -> new AssertionError("there is no " + kind.getSimpleName() + " " + name));
    }

    /** The pod templates of all Deployments and StatefulSets by name. */
    Map<String, PodTemplateSpec> workloads() {
        Map<String, PodTemplateSpec> pods = new TreeMap<>(services());
        all(StatefulSet.class)
                .forEach(set ->
                        pods.put(set.getMetadata().getName(), set.getSpec().getTemplate()));
        return pods;
    }

    /** The pod templates of Liftline's services by Deployment name. */
    Map<String, PodTemplateSpec> services() {
        Map<String, PodTemplateSpec> pods = new TreeMap<>();
        all(Deployment.class)
                .forEach(deployment -> pods.put(
                        deployment.getMetadata().getName(), deployment.getSpec().getTemplate()));
        return pods;
    }

    /** The pod templates of all Jobs by name. */
    Map<String, PodTemplateSpec> jobs() {
        Map<String, PodTemplateSpec> pods = new TreeMap<>();
        all(Job.class)
                .forEach(job ->
                        pods.put(job.getMetadata().getName(), job.getSpec().getTemplate()));
        return pods;
    }

    /** The pod templates of all workloads and Jobs by name. */
    Map<String, PodTemplateSpec> pods() {
        Map<String, PodTemplateSpec> pods = new TreeMap<>(workloads());
        pods.putAll(jobs());
        return pods;
    }

    /** The pod template of this workload or Job; fails if it is missing. */
    PodTemplateSpec pod(String name) {
        PodTemplateSpec pod = pods().get(name);
        if (pod == null) {
            throw new AssertionError("there is no workload or Job " + name);
        }
        return pod;
    }

    static Container container(PodTemplateSpec pod) {
        List<Container> containers = pod.getSpec().getContainers();
        if (containers.size() != 1) {
            throw new AssertionError("a pod here has one container, not " + containers.size());
        }
        return containers.getFirst();
    }

    /** The environment of a workload's or Job's container, including its ConfigMaps and Secrets. */
    Map<String, String> environment(String name) {
        Container container = container(pod(name));
        Map<String, String> environment = new LinkedHashMap<>();
        for (EnvFromSource source : container.getEnvFrom()) {
            environment.putAll(
                    source.getConfigMapRef() != null
                            ? one(ConfigMap.class, source.getConfigMapRef().getName())
                                    .getData()
                            : secret(source.getSecretRef().getName()));
        }
        for (EnvVar variable : container.getEnv()) {
            environment.put(variable.getName(), value(variable));
        }
        return environment;
    }

    private String value(EnvVar variable) {
        if (variable.getValueFrom() == null) {
            return variable.getValue();
        }
        var secret = variable.getValueFrom().getSecretKeyRef();
        if (secret != null) {
            return value(secret(secret.getName()), secret.getName(), secret.getKey());
        }
        var map = variable.getValueFrom().getConfigMapKeyRef();
        return value(one(ConfigMap.class, map.getName()).getData(), map.getName(), map.getKey());
    }

    private static String value(Map<String, String> values, String name, String key) {
        String value = values.get(key);
        if (value == null) {
            throw new AssertionError(name + " has no " + key);
        }
        return value;
    }

    private Map<String, String> secret(String name) {
        Map<String, String> values = new LinkedHashMap<>();
        one(Secret.class, name)
                .getData()
                .forEach((key, value) ->
                        values.put(key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
        return values;
    }
}
