// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Who was invited into the chosen account or any, and what became of it. */
FocusScope {
    id: root

    readonly property bool allAccounts: Session.accountId === ""
    readonly property int room: width - (inspector.visible ? inspector.width : 0)
    readonly property bool narrow: room < Theme.grid(200)
    readonly property bool slim: room < Theme.grid(130)
    readonly property list<string> states: ["", "pending", "accepted", "rejected", "revoked", "expired", "failed"]
    property string currentId: ""

    objectName: "invitationsPage"

    function reload(): void {
        invitations.reload();
        inspector.reload();
    }

    function clear(): void {
        searchField.clear();
        invitations.state = "";
    }

    InvitationListModel {
        id: invitations

        objectName: "invitationList"
        search: searchField.text
        // What was chosen stays so while the list is brought up to date.
        onModelReset: {
            list.currentIndex = invitations.count === 0 ? -1 : Math.max(0, invitations.rowOf(root.currentId));
            root.currentId = invitations.textAt(list.currentIndex, "id");
        }
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
    InvitationCommands {
        id: commands

        inviting: !root.allAccounts && invitations.loaded && !invitations.error.isForbidden
        open: inspector.row !== null && inspector.row.open && !again.busy
        onInvitationRequested: inviteDialog.ask()
        onResendRequested: again.resend(root.currentId)
        onRevocationRequested: revokeDialog.ask(root.currentId, inspector.row.email)
        onSearchRequested: {
            searchField.forceActiveFocus();
            searchField.selectAll();
        }
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
                title: qsTr("Invitations")
                note: !invitations.loaded ? "" : root.allAccounts ? qsTr("%1 into all accounts").arg(Desktop.numberText(invitations.total)) : qsTr("%1 into %2").arg(Desktop.numberText(invitations.total)).arg(Session.accountName)

                IconButton {
                    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                    command: commands.reload
                }
                UiButton {
                    objectName: "inviteButton"
                    kind: "primary"
                    command: commands.invite
                    hint: root.allAccounts ? qsTr("Choose an account first: an invitation leads into one.") : ""
                }
            }
            ListFilters {
                room: root.width - (inspector.visible ? inspector.implicitWidth : 0)
                visible: invitations.loaded

                SearchField {
                    id: searchField

                    objectName: "invitationSearch"
                    width: Theme.grid(66)
                    placeholderText: qsTr("Find by address")
                    Keys.onDownPressed: list.forceActiveFocus()
                }
                UiComboBox {
                    objectName: "invitationState"
                    width: Theme.grid(38)
                    model: [qsTr("State: any"), qsTr("pending"), qsTr("accepted"), qsTr("declined"), qsTr("taken back"), qsTr("expired"), qsTr("failed")]
                    currentIndex: root.states.indexOf(invitations.state)
                    onActivated: at => invitations.state = root.states[at]
                }
                UiButton {
                    kind: "ghost"
                    visible: empty.filtered
                    iconName: "funnel-x"
                    text: qsTr("Clear")
                    onClicked: root.clear()
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
            InvitationHead {
                Layout.fillWidth: true
                visible: invitations.loaded
                withAccount: root.allAccounts
                narrow: root.narrow
                slim: root.slim
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
                    onCurrentIndexChanged: if (currentIndex >= 0) root.currentId = invitations.textAt(currentIndex, "id")
                    reuseItems: true
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("Invitations")
                    T.ScrollBar.vertical: UiScrollBar { }
                    delegate: InvitationRow {
                        width: ListView.view.width
                        current: ListView.isCurrentItem
                        withAccount: root.allAccounts
                        narrow: root.narrow
                        slim: root.slim
                        onPressed: {
                            list.forceActiveFocus();
                            list.currentIndex = index;
                            AppSettings.inspectorVisible = true;
                        }
                        onResendRequested: {
                            list.currentIndex = index;
                            commands.resend.trigger();
                        }
                        onRevocationRequested: {
                            list.currentIndex = index;
                            commands.revoke.trigger();
                        }
                    }
                }
                Skeleton {
                    anchors.fill: parent
                    active: invitations.loading && !invitations.loaded
                    lines: 12
                }
                InvitationsEmpty {
                    id: empty

                    anchors.centerIn: parent
                    onClearRequested: root.clear()
                    invitations: invitations
                    commands: commands
                    allAccounts: root.allAccounts
                }
                ErrorState {
                    anchors.centerIn: parent
                    visible: !invitations.loaded && invitations.error.isSet && !invitations.loading
                    error: invitations.error
                    onRetry: root.reload()
                }
            }
        }
        InvitationInspector {
            id: inspector

            Layout.fillHeight: true
            visible: AppSettings.inspectorVisible && invitations.loaded && row !== null
            invitationId: root.currentId
            row: list.currentItem as InvitationRow
            commands: commands
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
