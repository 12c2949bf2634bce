package dev.liftline.testkit.servers;

/** The three servers and where they listen on loopback. */
record ServerSet(
        TestServer postgres, TestServer kafka, TestServer redis, int postgresPort, int kafkaPort, int redisPort) {

    static ServerSet start() {
        var wish = System.getProperty("liftline.servers", "");
        return switch (wish) {
            case "containers" -> ContainerServers.start();
            case "local" -> LocalServers.start();
            case "" ->
                testcontainersIsHere() && DockerEngine.hasImages(Images.ALL)
                        ? ContainerServers.start()
                        : LocalServers.start();
            default -> throw new IllegalArgumentException("-Dliftline.servers is containers or local, not " + wish);
        };
    }

    private static boolean testcontainersIsHere() {
        return ServerSet.class.getClassLoader().getResource("org/testcontainers/containers/GenericContainer.class")
                != null;
    }
}
