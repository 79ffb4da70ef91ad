"""Editors log in with a real provider of OpenID Connect; only those whom the operator lists get through the gate."""

import os
import subprocess
import sys
from pathlib import Path

import httpx
import oidc_provider_mock
import streamlit as st
from streamlit.auth_util import encode_provider_token
from streamlit.runtime.secrets import secrets_singleton

from tests.browser import rig

UPLOAD = "/_stcore/upload_file/none/none"


def test_only_a_listed_editor_gets_through(tmp_path: Path) -> None:
    port, secrets = rig.free_port(), tmp_path / "secrets.toml"
    base = f"http://127.0.0.1:{port}"
    with oidc_provider_mock.run_server_in_thread() as provider:
        there = f"http://127.0.0.1:{provider.server_port}"
        for name in ("anna", "carl"):
            user = {"email": f"{name}@region.se", "email_verified": True}
            assert httpx.put(f"{there}/users/{name}", json=user).status_code == 204
        secrets.write_text(
            f'[auth]\nredirect_uri = "{base}/oauth2callback"\ncookie_secret = "{"s" * 40}"\nclient_id = "a"\n'
            f'client_secret = "b"\nserver_metadata_url = "{there}/.well-known/openid-configuration"\n',
            encoding="utf-8",
        )
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
        environment = os.environ | {"FOLLOW_UP_EDITORS": "anna@region.se", "FOLLOW_UP_WARM": "no"}
        with (tmp_path / "log").open("wb") as log:
            server = subprocess.Popen(
                [*command, "--secrets.files", str(secrets)],
                cwd=rig.ROOT,
                env=environment,
                stdout=log,
                stderr=log,
            )
        before = st.get_option("secrets.files")
        try:
            rig.wait_for_server(base, server, tmp_path / "log")
            st.config.set_option("secrets.files", [str(secrets)])
            secrets_singleton._reset()
            token = encode_provider_token("default")
            for name, is_editor in (("carl", False), ("anna", True)):
                with httpx.Client(follow_redirects=True) as asker:
                    form = asker.get(f"{base}/auth/login?provider={token}")
                    asker.post(str(form.url), data={"sub": name})
                    assert "_streamlit_user" in asker.cookies
                    answer = asker.put(base + UPLOAD, headers={"origin": base}, content=b"x")
                    # Past the gate Streamlit asks for the token of a page.
                    assert ("XSRF" in answer.text) == is_editor
        finally:
            st.config.set_option("secrets.files", before)
            secrets_singleton._reset()
            server.terminate()
            server.wait(timeout=10)
