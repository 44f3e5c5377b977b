<?php
// Installs the site at the address given, with an administrator, an author and a contributor; tells their application passwords.
[, $address] = $argv;
$host = parse_url($address, PHP_URL_HOST) . ':' . parse_url($address, PHP_URL_PORT);
$_SERVER += ['HTTP_HOST' => $host, 'REQUEST_URI' => '/clinic/', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_METHOD' => 'GET'];
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/clinic/index.php';
mysqli_report(MYSQLI_REPORT_OFF);
$database = null;
for ($tries = 0; $tries < 300 && !$database; $tries++) {
    $database = @mysqli_connect('localhost', 'root', '', '', 0, getenv('BEDSIDE_DB_SOCKET'));
    if (!$database) {
        usleep(100_000);
    }
}
if (!$database) {
    fwrite(STDERR, 'The database does not answer: ' . mysqli_connect_error());
    exit(1);
}
mysqli_query($database, 'create database if not exists wordpress character set utf8mb4');
define('WP_INSTALLING', true);
define('WP_SITEURL', $address);
define('WP_HOME', $address);
require __DIR__ . '/clinic/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Lakeside & Children’s', 'lakeside', 'web@example.org', true, '', wp_generate_password(24));
update_option('siteurl', $address);
update_option('home', $address);
update_option('permalink_structure', '/%postname%/');
update_option('template', 'plain');
update_option('stylesheet', 'plain');
update_option('timezone_string', 'America/Chicago');
update_option('comment_previously_approved', '0');
$people = ['lakeside' => get_user_by('login', 'lakeside')->ID];
foreach (['author' => 'nora', 'contributor' => 'rosa'] as $role => $name) {
    $password = wp_generate_password(24);
    $email = $name . '@example.org';
    $people[$name] = wp_insert_user(['user_login' => $name, 'user_pass' => $password, 'user_email' => $email, 'role' => $role]);
}
$passwords = array_map(
    fn ($id) => WP_Application_Passwords::create_new_application_password($id, ['name' => 'Bedside'])[0],
    $people
);
wp_create_category('Vaccines');
echo json_encode($passwords);
