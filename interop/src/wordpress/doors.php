<?php
// Loaded by WordPress itself (mu-plugins).
if (!function_exists('wp_mail')) {
    function wp_mail() {
        return true;
    }
}
if (($_SERVER['BEDSIDE_DOOR'] ?? '') === 'closed') {
    add_filter('rest_authentication_errors', fn () => new WP_Error('rest_disabled', 'Switched off.', ['status' => 403]));
}
// Visitors comment by the form of a theme; this site has none.
add_filter('rest_allow_anonymous_comments', '__return_true');
