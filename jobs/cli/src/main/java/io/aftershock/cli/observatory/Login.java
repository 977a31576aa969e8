package io.aftershock.cli.observatory;

/** A user and the password, which its text does not show. */
record Login(String user, String password) {

    @Override
    public String toString() {
        return user;
    }
}
