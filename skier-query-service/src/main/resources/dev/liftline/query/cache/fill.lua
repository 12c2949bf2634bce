-- KEYS: value, lease. ARGV: token, version, value, TTL in milliseconds, SHA-1 of a value that counts as none, or ''.
-- Returns 'stored', 'not_newer' or 'lease_lost'. Replaces a value of another type than string. Looks at the version only: the
-- values of the families have several forms, and one that the caller could not read counts as none by its SHA-1.
if redis.pcall('GET', KEYS[2]) ~= ARGV[1] then
  return 'lease_lost'
end
redis.call('DEL', KEYS[2])
local value = redis.pcall('GET', KEYS[1])
if type(value) == 'string' and (ARGV[5] == '' or redis.sha1hex(value) ~= ARGV[5]) then
  local version = tonumber(string.match(value, '^(%d+)[.:]'))
  if version and version >= tonumber(ARGV[2]) then
    return 'not_newer'
  end
end
redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[4])
return 'stored'
