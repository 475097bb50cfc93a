// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Who the user is and whether he may come in, with what can be done about it. */
ColumnLayout {
    id: root

    required property UserEditor user
    required property UserFactor factor
    required property RoleListModel roles
    required property Command rename
    required property Command lock
    required property Command unlock
    required property Command reset
    required property Command removeFactor
    required property Command view
    required property Command explain
    readonly property bool person: user.type === "person"
    signal roleRequested(roleId: int, name: string)

    spacing: Theme.space2

    InlineNotice {
        objectName: "userProblem"
        Layout.fillWidth: true
        visible: root.user.error.isSet
        title: root.user.error.title
        message: root.user.error.message
    }
    InlineNotice {
        objectName: "lockNotice"
        Layout.fillWidth: true
        visible: root.user.locked
        tone: "danger"
        iconName: "lock"
        title: qsTr("Locked")
        message: root.user.lockedUntil !== "" ? qsTr("Too many failed sign-ins; until %1 the right password does not help either.").arg(Desktop.minuteText(root.user.lockedUntil)) : qsTr("Cannot sign in until unlocked.")
    }
    UiButton {
        objectName: "unlockButton"
        visible: root.user.locked
        kind: "primary"
        command: root.unlock
    }
    FactRow {
        Layout.fillWidth: true
        Layout.topMargin: Theme.space1
        label: qsTr("Address")
        value: root.user.email
    }
    FactRow {
        objectName: "userTypeFact"
        Layout.fillWidth: true
        label: qsTr("Type")
        value: root.person ? qsTr("person") : qsTr("%1, never signs in").arg(UserTypes.text(root.user.type))
    }
    FactRow {
        Layout.fillWidth: true
        visible: root.person
        label: qsTr("Verified")
        value: root.user.verified ? qsTr("yes") : qsTr("not yet")
    }
    FactRow {
        Layout.fillWidth: true
        label: qsTr("Account")
        value: root.user.accountName
    }
    FactRow {
        Layout.fillWidth: true
        label: qsTr("Created")
        value: Desktop.minuteText(root.user.created)
    }
    FactRow {
        Layout.fillWidth: true
        visible: root.person
        label: qsTr("Signed in")
        value: root.user.lastLogin === "" ? qsTr("never") : root.user.lastProvider === "" ? Desktop.minuteText(root.user.lastLogin) : root.user.lastProvider === "email" ? qsTr("%1, with the password").arg(Desktop.minuteText(root.user.lastLogin)) : qsTr("%1, at %2").arg(Desktop.minuteText(root.user.lastLogin)).arg(root.user.lastProvider)
    }
    FactRow {
        objectName: "userFactorFact"
        Layout.fillWidth: true
        visible: root.person && root.factor.loaded
        label: qsTr("Second factor")
        value: root.factor.enabled ? qsTr("since %1, %Ln recovery code(s) left", "", root.factor.codesLeft).arg(Desktop.minuteText(root.factor.since)) : root.factor.mandatory ? qsTr("none, though one is required") : qsTr("none")
    }
    FactRow {
        objectName: "userRoleFact"
        Layout.fillWidth: true
        visible: !Session.superadmin
        label: qsTr("Role")
        value: root.user.role
    }
    RowLayout {
        Layout.fillWidth: true
        visible: Session.superadmin
        spacing: Theme.space2

        UiText {
            Layout.preferredWidth: Theme.grid(24)
            text: qsTr("Role")
            color: Theme.muted
        }
        ChoiceBox {
            objectName: "userRoleBox"
            Layout.fillWidth: true
            enabled: !root.user.busy && root.roles.count > 0
            label: qsTr("Role")
            values: Array.from(root.roles.names)
            texts: Array.from(root.roles.names)
            value: root.user.role
            onChosen: name => {
                if (name !== root.user.role)
                    root.roleRequested(root.roles.idOf(name), name);
            }
        }
    }
    Flow {
        Layout.fillWidth: true
        Layout.topMargin: Theme.space3
        spacing: Theme.space2

        UiButton {
            objectName: "enableButton"
            command: root.lock
        }
        UiButton {
            objectName: "renameUserButton"
            command: root.rename
        }
        UiButton {
            objectName: "resetButton"
            visible: root.person
            command: root.reset
        }
        UiButton {
            objectName: "removeFactorButton"
            visible: root.person && (!root.factor.loaded || root.factor.enabled)
            command: root.removeFactor
        }
        UiButton {
            objectName: "viewAsButton"
            command: root.view
        }
        UiButton {
            objectName: "explainButton"
            command: root.explain
        }
    }
}
