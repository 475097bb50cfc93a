// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Of whom a second factor is required, or who is excepted. */
Rectangle {
    id: root

    required property string policyId
    required property string scope
    required property string subject
    required property bool required
    required property string created
    property bool removable: false
    readonly property string whom: {
        switch (scope) {
        case "global": return qsTr("Everybody");
        case "account": return qsTr("Everybody in %1").arg(called.name);
        case "group": return qsTr("The members of %1").arg(called.name);
        default: return called.name;
        }
    }
    signal removed

    objectName: "mfaPolicy_" + scope
    implicitHeight: line.implicitHeight + 2 * Theme.space3
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.hairline
    border.color: Theme.border
    Accessible.role: Accessible.ListItem
    Accessible.name: whom + ", " + state.text

    SubjectName {
        id: called

        kind: root.scope === "global" ? "" : root.scope
        subject: root.subject
    }
    RowLayout {
        id: line

        x: Theme.space4
        y: Theme.space3
        width: parent.width - 2 * Theme.space4
        spacing: Theme.space3

        Icon {
            name: root.scope === "global" ? "globe" : root.scope === "account" ? "building-2" : root.scope === "group" ? "boxes" : "user-round"
            color: Theme.faint
        }
        UiText {
            Layout.fillWidth: true
            text: root.whom
            font.weight: Theme.weightMedium
        }
        Badge {
            id: state

            tone: root.required ? "success" : "warning"
            iconName: root.required ? "shield-check" : "lock-open"
            text: root.required ? qsTr("needs a second factor") : qsTr("needs none")
        }
        UiText {
            text: Desktop.minuteText(root.created)
            color: Theme.faint
            font.pixelSize: Theme.fontSecondary
        }
        IconButton {
            objectName: "removeMfaPolicy"
            writes: true
            visible: root.removable
            size: Theme.grid(6)
            iconName: "x"
            hint: qsTr("Remove")
            onClicked: root.removed()
        }
    }
}
