// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
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
        // What was chosen stays so while the list is brought up to date.
        onModelReset: {
            const row = user.userId === "" ? -1 : users.rowOf(user.userId);
            list.currentIndex = users.count === 0 ? -1 : Math.max(0, row);
            user.show(list.currentIndex);
        }
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

                Layout.fillWidth: true
                Layout.leftMargin: Theme.space5
                Layout.rightMargin: Theme.space5
                Layout.bottomMargin: Theme.space3
                // Beside the inspector they need three lines; a flow that becomes narrower does not tell in time.
                Layout.minimumHeight: root.narrow && inspector.visible ? 3 * Theme.controlHeight + 2 * Theme.space2 : implicitHeight
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
            Rectangle {
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.rowHeight
                visible: users.loaded
                color: Theme.surface

                Separator {
                    width: parent.width
                }
                RowLayout {
                    anchors.fill: parent
                    anchors.leftMargin: Theme.space5
                    anchors.rightMargin: Theme.space5
                    spacing: Theme.space3

                    ListTitle {
                        Layout.fillWidth: true
                        text: qsTr("user")
                    }
                    ListTitle {
                        Layout.minimumWidth: PeopleColumns.account
                        Layout.maximumWidth: PeopleColumns.account
                        visible: root.allAccounts && !root.narrow
                        text: qsTr("account")
                    }
                    ListTitle {
                        Layout.minimumWidth: PeopleColumns.role
                        Layout.maximumWidth: PeopleColumns.role
                        visible: !root.narrow
                        text: qsTr("role")
                    }
                    ListTitle {
                        Layout.minimumWidth: PeopleColumns.state
                        Layout.maximumWidth: PeopleColumns.state
                        text: qsTr("state")
                    }
                    ListTitle {
                        Layout.minimumWidth: PeopleColumns.time
                        Layout.maximumWidth: PeopleColumns.time
                        visible: !root.narrow
                        text: qsTr("signed in")
                    }
                }
                Separator {
                    anchors.bottom: parent.bottom
                    width: parent.width
                }
            }
            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true

                Rectangle {
                    anchors.fill: parent
                    color: Theme.dark ? Theme.background : Theme.surface
                }
                ListView {
                    id: list

                    objectName: "userList"
                    anchors.fill: parent
                    visible: users.loaded
                    opacity: users.error.isOffline ? Theme.nullOpacity : 1
                    clip: true
                    focus: true
                    activeFocusOnTab: true
                    model: users
                    boundsBehavior: Flickable.StopAtBounds
                    highlightMoveDuration: 0
                    reuseItems: true
                    onCurrentIndexChanged: user.show(currentIndex)
                    Keys.onSpacePressed: if (user.valid && commands.may("users.update") && !ViewAs.active) selection.toggle(user.userId)
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("Users")
                    T.ScrollBar.vertical: UiScrollBar { }
                    delegate: UserRow {
                        width: ListView.view.width
                        current: ListView.isCurrentItem
                        withAccount: root.allAccounts
                        narrow: root.narrow
                        choosable: commands.may("users.update") && !ViewAs.active
                        choosing: selection.ids.length > 0
                        chosen: Array.from(selection.ids).includes(userId)
                        onChosenToggled: selection.toggle(userId)
                        onPressed: {
                            list.forceActiveFocus();
                            list.currentIndex = index;
                            AppSettings.inspectorVisible = true;
                        }
                    }
                }
                Skeleton {
                    anchors.fill: parent
                    active: users.loading && !users.loaded
                    lines: 14
                }
                EmptyState {
                    anchors.centerIn: parent
                    visible: users.loaded && users.count === 0 && !users.waiting && !filters.filtered
                    iconName: "users"
                    title: qsTr("No users yet")
                    message: qsTr("Users sign in to this account and do what their groups, sets and role let them.")

                    UiButton {
                        kind: "primary"
                        command: commands.create
                    }
                }
                EmptyState {
                    anchors.centerIn: parent
                    visible: users.loaded && users.count === 0 && !users.waiting && filters.filtered
                    iconName: "search"
                    title: qsTr("Nobody found")
                    message: qsTr("No user fits the search and the filters.")

                    UiButton {
                        text: qsTr("Clear")
                        onClicked: filters.clear()
                    }
                }
                ErrorState {
                    anchors.centerIn: parent
                    visible: !users.loaded && users.error.isSet && !users.loading
                    error: users.error
                    onRetry: root.reload()
                }
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
