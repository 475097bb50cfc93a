// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One user in full: who, what is held and why, where signed in, what was done. */
Rectangle {
    id: root

    required property UserEditor user
    required property RoleListModel roles
    required property UserCommands commands
    /** `facts`, `access`, `sessions` or `activity`. */
    property string part: "facts"
    signal roleRequested(roleId: int, name: string)

    function reload(): void {
        access.reload();
        sessions.reload();
        activity.reload();
        factor.reload();
        identities.reload();
    }

    objectName: "userInspector"
    implicitWidth: Theme.grid(100)
    color: Theme.surface

    UserAccessModel {
        id: access

        objectName: "userAccess"
        active: root.visible && root.part === "access"
        userId: root.user.userId
    }
    UserFactor {
        id: factor

        objectName: "userFactor"
        active: root.visible && root.part === "facts"
        userId: root.user.userId
    }
    IdentityListModel {
        id: identities

        objectName: "userIdentities"
        active: root.visible && root.part === "facts" && root.user.type === "person"
        userId: root.user.userId
    }
    SessionListModel {
        id: sessions

        objectName: "userSessions"
        active: root.visible && root.part === "sessions"
        userId: root.user.userId
    }
    AuditLogModel {
        id: activity

        objectName: "userActivity"
        active: root.visible && root.part === "activity" && root.user.valid
        actorId: root.user.userId
    }
    Separator {
        height: parent.height
        vertical: true
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.space4
            Layout.bottomMargin: Theme.space2
            spacing: Theme.space3

            Avatar {
                initials: (root.user.name !== "" ? root.user.name : root.user.email).slice(0, 2).toUpperCase()
            }
            Heading {
                objectName: "userName"
                Layout.fillWidth: true
                level: 2
                text: root.user.name !== "" ? root.user.name : root.user.email
            }
            IconButton {
                iconName: "x"
                hint: qsTr("Hide the inspector")
                onClicked: AppSettings.inspectorVisible = false
            }
        }
        UiTabBar {
            objectName: "userParts"
            Layout.fillWidth: true
            Layout.leftMargin: Theme.space4
            values: ["facts", "access", "sessions", "activity"]
            texts: [qsTr("User"), qsTr("Access"), qsTr("Sessions"), qsTr("Activity")]
            value: root.part
            onChosen: value => root.part = value
        }
        Separator {
            Layout.fillWidth: true
        }
        Flickable {
            id: flick

            Layout.fillWidth: true
            Layout.fillHeight: true
            contentWidth: width
            contentHeight: content.implicitHeight + 2 * Theme.space4
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            T.ScrollBar.vertical: UiScrollBar { }

            ColumnLayout {
                id: content

                x: Theme.space4
                y: Theme.space4
                width: flick.width - 2 * Theme.space4

                UserFacts {
                    Layout.fillWidth: true
                    visible: root.part === "facts"
                    user: root.user
                    factor: factor
                    roles: root.roles
                    rename: root.commands.rename
                    lock: root.commands.enable
                    unlock: root.commands.unlock
                    reset: root.commands.reset
                    removeFactor: root.commands.removeFactor
                    view: root.commands.view
                    explain: root.commands.explain
                    onRoleRequested: (roleId, name) => root.roleRequested(roleId, name)
                }
                UserIdentities {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space4
                    visible: root.part === "facts" && root.user.type === "person"
                    identities: identities
                    changeable: root.commands.changeable && root.user.email !== Session.userEmail
                    onChanged: root.reload()
                }
                UserAccess {
                    Layout.fillWidth: true
                    visible: root.part === "access"
                    access: access
                }
                SessionList {
                    Layout.fillWidth: true
                    visible: root.part === "sessions"
                    sessions: sessions
                }
                ActivityList {
                    Layout.fillWidth: true
                    visible: root.part === "activity"
                    log: activity
                    onAllRequested: Navigator.open("audit", root.user.userId, root.user.name !== "" ? root.user.name : root.user.email)
                }
            }
        }
    }
}
