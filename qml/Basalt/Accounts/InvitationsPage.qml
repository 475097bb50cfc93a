// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.People
import Basalt.Theme

/** Who was invited into the chosen account or any, and what became of it. */
FocusScope {
    id: root

    readonly property bool allAccounts: Session.accountId === ""
    readonly property bool narrow: width < Theme.grid(200)
    readonly property list<string> states: ["", "pending", "accepted", "rejected", "revoked", "expired", "failed"]
    readonly property bool open: openAt(list.currentIndex, invitations.count, invitations.asOf)

    objectName: "invitationsPage"

    function reload(): void {
        invitations.reload();
    }

    /** Asks for what it depends on so that it follows it. */
    function openAt(row: int, of: int, asOf: string): bool {
        const state = row < 0 || row >= of ? "" : invitations.textAt(row, "status");
        return state === "pending" || state === "expired";
    }

    InvitationListModel {
        id: invitations

        objectName: "invitationList"
        onModelReset: list.currentIndex = invitations.count > 0 ? Math.max(0, Math.min(list.currentIndex, invitations.count - 1)) : -1
    }
    RoleListModel {
        id: roles
    }
    InvitationEditor {
        id: again

        onSent: (email, link, expires) => {
            linkDialog.show(email, link, expires);
            root.reload();
        }
        onChanged: if (error.isSet) Notices.failure(error)
    }
    Connections {
        target: Session

        function onReady(): void {
            root.reload();
        }
    }
    Command {
        id: invite

        commandId: "invitations.new"
        title: qsTr("Invite somebody")
        category: qsTr("Invitations")
        iconName: "mail-plus"
        shortcut: "Ctrl+N"
        writes: true
        enabled: !root.allAccounts && invitations.loaded && !invitations.error.isForbidden
        onTriggered: inviteDialog.ask()
    }
    Command {
        id: resend

        commandId: "invitations.resend"
        title: qsTr("Send another link")
        category: qsTr("Invitations")
        iconName: "send"
        shortcut: "Ctrl+R"
        writes: true
        enabled: root.open && !again.busy
        onTriggered: again.resend(invitations.textAt(list.currentIndex, "id"))
    }
    Command {
        id: revoke

        commandId: "invitations.revoke"
        title: qsTr("Take the invitation back…")
        category: qsTr("Invitations")
        iconName: "x"
        shortcut: "Ctrl+Delete"
        writes: true
        enabled: root.open
        onTriggered: revokeDialog.ask(invitations.textAt(list.currentIndex, "id"), invitations.textAt(list.currentIndex, "email"))
    }
    Command {
        id: reload

        commandId: "invitations.reload"
        title: qsTr("Reload the invitations")
        category: qsTr("Invitations")
        iconName: "refresh-cw"
        shortcut: "F5"
        onTriggered: root.reload()
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            Layout.margins: Theme.space5
            Layout.bottomMargin: Theme.space3
            title: qsTr("Invitations")
            note: !invitations.loaded ? "" : root.allAccounts ? qsTr("%1 into all accounts").arg(Desktop.numberText(invitations.total)) : qsTr("%1 into %2").arg(Desktop.numberText(invitations.total)).arg(Session.accountName)

            UiComboBox {
                objectName: "invitationState"
                width: Theme.grid(38)
                model: [qsTr("State: any"), qsTr("pending"), qsTr("accepted"), qsTr("declined"), qsTr("taken back"), qsTr("expired"), qsTr("failed")]
                currentIndex: root.states.indexOf(invitations.state)
                onActivated: at => invitations.state = root.states[at]
            }
            IconButton {
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                command: reload
            }
            UiButton {
                objectName: "inviteButton"
                kind: "primary"
                command: invite
                hint: root.allAccounts ? qsTr("Choose an account first: an invitation leads into one.") : ""
            }
        }
        StaleBar {
            Layout.fillWidth: true
            visible: invitations.loaded && invitations.error.isSet
            error: invitations.error
            asOf: invitations.asOf
            busy: invitations.loading
            onRetry: root.reload()
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.rowHeight
            visible: invitations.loaded
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
                    text: qsTr("address")
                }
                ListTitle {
                    Layout.minimumWidth: AccountColumns.account
                    Layout.maximumWidth: AccountColumns.account
                    visible: root.allAccounts && !root.narrow
                    text: qsTr("account")
                }
                ListTitle {
                    Layout.minimumWidth: AccountColumns.role
                    Layout.maximumWidth: AccountColumns.role
                    text: qsTr("role")
                }
                ListTitle {
                    Layout.minimumWidth: AccountColumns.state
                    Layout.maximumWidth: AccountColumns.state
                    text: qsTr("state")
                }
                ListTitle {
                    Layout.minimumWidth: AccountColumns.time
                    Layout.maximumWidth: AccountColumns.time
                    visible: !root.narrow
                    text: qsTr("can be used")
                }
                Item {
                    Layout.minimumWidth: AccountColumns.action
                    Layout.maximumWidth: AccountColumns.action
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

                objectName: "invitations"
                anchors.fill: parent
                visible: invitations.loaded
                opacity: invitations.error.isOffline ? Theme.nullOpacity : 1
                clip: true
                focus: true
                activeFocusOnTab: true
                model: invitations
                boundsBehavior: Flickable.StopAtBounds
                highlightMoveDuration: 0
                reuseItems: true
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Invitations")
                T.ScrollBar.vertical: UiScrollBar { }
                delegate: InvitationRow {
                    width: ListView.view.width
                    current: ListView.isCurrentItem
                    withAccount: root.allAccounts
                    narrow: root.narrow
                    onPressed: {
                        list.forceActiveFocus();
                        list.currentIndex = index;
                    }
                    onResendRequested: {
                        list.currentIndex = index;
                        resend.trigger();
                    }
                    onRevocationRequested: {
                        list.currentIndex = index;
                        revoke.trigger();
                    }
                }
            }
            Skeleton {
                anchors.fill: parent
                active: invitations.loading && !invitations.loaded
                lines: 12
            }
            EmptyState {
                anchors.centerIn: parent
                visible: invitations.loaded && invitations.count === 0 && !invitations.waiting && invitations.state === ""
                iconName: "mail-plus"
                title: qsTr("Nobody was invited yet")
                message: root.allAccounts ? qsTr("Choose an account, then invite people into it by their address.") : qsTr("An invitation is a secret link to one address. It gives a role and groups, and ends after two days.")

                UiButton {
                    visible: !root.allAccounts
                    kind: "primary"
                    command: invite
                }
                UiButton {
                    visible: root.allAccounts
                    kind: "primary"
                    iconName: "building-2"
                    text: qsTr("Choose an account")
                    onClicked: Commands.run("account.switch")
                }
            }
            EmptyState {
                anchors.centerIn: parent
                visible: invitations.loaded && invitations.count === 0 && !invitations.waiting && invitations.state !== ""
                iconName: "search"
                title: qsTr("No invitation found")
                message: qsTr("None is in this state.")

                UiButton {
                    text: qsTr("Clear")
                    onClicked: invitations.state = ""
                }
            }
            ErrorState {
                anchors.centerIn: parent
                visible: !invitations.loaded && invitations.error.isSet && !invitations.loading
                error: invitations.error
                onRetry: root.reload()
            }
        }
    }
    InviteDialog {
        id: inviteDialog

        roles: roles
        onSent: (email, link, expires) => {
            linkDialog.show(email, link, expires);
            root.reload();
        }
    }
    InvitationLinkDialog {
        id: linkDialog
    }
    RevokeInvitationDialog {
        id: revokeDialog

        onDone: root.reload()
    }
}
