from peak import create_app

app = create_app()
