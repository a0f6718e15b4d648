-- Workspaces that installed the bot by themselves. "credentials" are sealed with the settings' key of that id.
CREATE TABLE installations (
    platform    TEXT NOT NULL,
    workspace   TEXT NOT NULL,
    name        TEXT NOT NULL,
    key_id      TEXT NOT NULL,
    credentials TEXT NOT NULL,
    PRIMARY KEY (platform, workspace)
);
