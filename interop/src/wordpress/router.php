<?php
// What a web server in front of WordPress does. The site is at /clinic; beside it are doors to the same site that are set up badly:
// /stripped loses the password on the way, /no-passwords takes none, /closed has its API switched off, /moved leads to /clinic.
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
[$door] = explode('/', substr($path, 1)) + [''];
if ($door === 'moved') {
    header('Location: /clinic' . substr($_SERVER['REQUEST_URI'], strlen('/moved')), true, 301);
    return true;
}
if (!in_array($door, ['clinic', 'stripped', 'no-passwords', 'closed'], true)) {
    http_response_code(404);
    echo '<!doctype html><title>Nothing here</title>';
    return true;
}
if ($door === 'clinic' && is_file(__DIR__ . $path) && !str_ends_with($path, '.php')) {
    return false;
}
if ($door === 'stripped') {
    unset($_SERVER['PHP_AUTH_USER'], $_SERVER['PHP_AUTH_PW'], $_SERVER['HTTP_AUTHORIZATION']);
}
$_SERVER['BEDSIDE_DOOR'] = $door;
$_SERVER['REQUEST_URI'] = '/clinic' . substr($_SERVER['REQUEST_URI'], strlen($door) + 1);
$script = str_ends_with($path, '/xmlrpc.php') ? '/clinic/xmlrpc.php' : '/clinic/index.php';
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = $script;
$_SERVER['SCRIPT_FILENAME'] = __DIR__ . $script;
chdir(__DIR__ . '/clinic');
require __DIR__ . $script;
return true;
