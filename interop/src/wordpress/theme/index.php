<!doctype html>
<?php
// Debian brings WordPress without a theme: this shows what somebody who opens a post's address gets to see of it.
while (have_posts()) {
    the_post();
    the_title('<h1>', '</h1>');
    the_content();
}
