// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.Controls
import Basalt.Theme

/** What a field is, in one line, and what is staged for it. */
RowLayout {
    id: root

    required property FieldFacts field
    readonly property bool dropped: field.stage === "dropped"

    spacing: Theme.space3
    implicitHeight: Theme.controlHeight

    Icon {
        name: root.field.iconName
        color: Theme.faint
    }
    MonoText {
        Layout.fillWidth: true
        Layout.minimumWidth: Theme.grid(20)
        text: root.field.name
        color: root.dropped ? Theme.danger : Theme.text
        font.strikeout: root.dropped
        elide: Text.ElideRight
    }
    UiText {
        visible: root.field.stage === "changed"
        text: root.field.original !== root.field.name ? qsTr("was %1").arg(root.field.original) : qsTr("changed")
        color: Theme.warning
        font.pixelSize: Theme.fontSecondary
    }
    UiText {
        visible: root.dropped
        text: qsTr("will be dropped")
        color: Theme.danger
        font.pixelSize: Theme.fontSecondary
    }
    UiText {
        Layout.preferredWidth: Theme.grid(34)
        text: root.field.target !== "" ? qsTr("%1 → %2").arg(root.field.type).arg(root.field.target) : root.field.type
        color: Theme.muted
        elide: Text.ElideRight
    }
    Row {
        Layout.preferredWidth: Theme.grid(52)
        spacing: Theme.space1

        Badge {
            visible: root.field.mandatory
            text: qsTr("required")
            tone: "info"
        }
        Badge {
            objectName: "managedBadge"
            visible: root.field.managed
            text: qsTr("managed")
            iconName: "user-round"
        }
        Badge {
            visible: root.field.isUnique
            text: qsTr("unique")
            tone: "success"
        }
        Badge {
            visible: root.field.personal
            text: qsTr("personal")
            tone: "warning"
            iconName: "lock"
        }
    }
    Item {
        Layout.preferredWidth: Theme.grid(33)
        Layout.preferredHeight: buttons.implicitHeight

        FieldButtons {
            id: buttons

            anchors.right: parent.right
            field: root.field
        }
    }
}
