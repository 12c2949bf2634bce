package dev.liftline.local.secrets;

import dev.liftline.model.caller.CallerRole;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The file of keys, operators and skiers that the identity service knows from its first start on. */
final class InitialAccess {

    private InitialAccess() {}

    static String json(LocalSecrets secrets) {
        var file = JsonMapper.shared().createObjectNode();
        var keys = file.putArray("keys");
        addKey(keys, secrets.adminKey(), "local-admin", CallerRole.ADMIN);
        new TreeMap<>(secrets.scannerKeys())
                .forEach((resort, key) -> addKey(keys, key, "resort-" + resort, CallerRole.SCANNER)
                        .put("resort", resort));
        file.putArray("operators")
                .addObject()
                .put("name", LocalSecrets.ADMIN)
                .put("passphrase", secrets.adminPassphrase())
                .put("role", CallerRole.ADMIN.id());
        var skiers = file.putArray("skiers");
        secrets.skiers()
                .forEach(skier -> skiers.addObject()
                        .put("pass", skier.pass())
                        .put("skier", skier.id())
                        .put("pin", skier.pin()));
        return file.toString();
    }

    private static ObjectNode addKey(ArrayNode keys, String credential, String name, CallerRole role) {
        return keys.addObject().put("credential", credential).put("name", name).put("role", role.id());
    }
}
