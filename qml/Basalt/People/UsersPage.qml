// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The users of the chosen account or of all, with the details of one beside them. */
FocusScope {
    id: root

    readonly property bool allAccounts: Session.accountId === ""
    /** Beside the inspector there is room for who it is, and little more. */
    readonly property bool narrow: width < Theme.grid(240)

    objectName: "usersPage"

    function reload(): void {
        users.reload();
        roles.reload();
        inspector.reload();
    }

    UserListModel {
        id: users

        objectName: "userListModel"
    }
    RoleListModel {
        id: roles
    }
    UserSelection {
        id: selection
    }
    UserEditor {
        id: user

        objectName: "userEditor"
        list: users
    }
    Connections {
        target: Session

        function onReady(): void {
            selection.clear();
            root.reload();
        }
    }
    UserCommands {
        id: commands

        user: user
        onCreationRequested: newDialog.ask()
        onRenameRequested: nameDialog.open()
        onEnableRequested: user.enabled ? disableDialog.open() : user.setEnabled(true)
        onResetRequested: resetDialog.ask(user.userId, user.email)
        onFactorRemovalRequested: removeFactorDialog.ask(user.userId, user.email)
        onSearchRequested: filters.focusSearch()
        onReloadRequested: root.reload()
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumWidth: 0
            spacing: 0

            PageHeader {
                Layout.fillWidth: true
                Layout.margins: Theme.space5
                Layout.bottomMargin: Theme.space3
                title: qsTr("Users")
                note: !users.loaded ? "" : root.narrow ? Desktop.numberText(users.total) : root.allAccounts ? qsTr("%1 in all accounts").arg(Desktop.numberText(users.total)) : qsTr("%1 in %2").arg(Desktop.numberText(users.total)).arg(Session.accountName)

                IconButton {
                    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                    command: commands.reload
                }
                UiButton {
                    objectName: "newUserButton"
                    kind: "primary"
                    command: commands.create
                    hint: root.allAccounts ? qsTr("Choose an account first: a user belongs to one.") : ""
                }
            }
            UserFilters {
                id: filters

                room: root.width - (!inspector.visible ? 0 : root.narrow ? Theme.inspectorWidth : inspector.implicitWidth)
                visible: !users.error.isForbidden
                users: users
                roles: roles
            }
            StaleBar {
                Layout.fillWidth: true
                visible: users.loaded && users.error.isSet
                error: users.error
                asOf: users.asOf
                busy: users.loading
                onRetry: root.reload()
            }
            UserHead {
                Layout.fillWidth: true
                visible: users.loaded
                withAccount: root.allAccounts
                narrow: root.narrow
            }
            UserList {
                Layout.fillWidth: true
                Layout.fillHeight: true
                focus: true
                users: users
                user: user
                selection: selection
                commands: commands
                withAccount: root.allAccounts
                narrow: root.narrow
                filtered: filters.filtered
                onClearRequested: filters.clear()
                onReloadRequested: root.reload()
            }
            SelectionBar {
                Layout.fillWidth: true
                selection: selection
                onDone: root.reload()
            }
        }
        UserInspector {
            id: inspector

            Layout.fillHeight: true
            Layout.preferredWidth: root.narrow ? Theme.inspectorWidth : implicitWidth
            visible: AppSettings.inspectorVisible && users.loaded && user.valid
            user: user
            roles: roles
            commands: commands
            onRoleRequested: (roleId, name) => roleDialog.ask(roleId, name)
        }
    }
    NewUserDialog {
        id: newDialog

        roles: roles
        onDone: users.reload()
        onLinkWanted: (userId, userEmail) => resetDialog.send(userId, userEmail)
    }
    ResetDialog {
        id: resetDialog
    }
    RemoveFactorDialog {
        id: removeFactorDialog

        onDone: inspector.reload()
    }
    NameDialog {
        id: nameDialog

        user: user
    }
    DisableDialog {
        id: disableDialog

        user: user
    }
    RoleDialog {
        id: roleDialog

        user: user
    }
}
