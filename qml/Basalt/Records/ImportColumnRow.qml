// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Controls
import Basalt.Theme

/** One column of the file, and its field. */
Item {
    id: root

    required property int index
    required property string name
    required property string sample
    required property string target
    required property string problem
    required property list<string> targets
    required property real nameWidth
    required property real sampleWidth
    required property real targetWidth
    signal targetChosen(target: string)

    objectName: "importColumn_" + name
    implicitHeight: row.implicitHeight + 2 * Theme.space1 + (problem === "" ? 0 : fault.implicitHeight + Theme.space1)

    Row {
        id: row

        x: Theme.space4
        y: Theme.space1
        width: parent.width - 2 * Theme.space4
        spacing: Theme.space3

        UiText {
            anchors.verticalCenter: parent.verticalCenter
            width: root.nameWidth
            text: root.name === "" ? qsTr("(no name)") : root.name
            color: root.target === "" ? Theme.faint : Theme.text
            font.weight: Theme.weightMedium
        }
        MonoText {
            anchors.verticalCenter: parent.verticalCenter
            width: root.sampleWidth
            text: root.sample
            color: root.target === "" ? Theme.faint : Theme.muted
        }
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: root.target === "" ? "minus" : "arrow-right"
            color: root.target === "" ? Theme.faint : Theme.accent
            size: Theme.iconSizeSmall
        }
        ChoiceBox {
            objectName: "importTarget"
            width: root.targetWidth
            label: root.name
            values: root.targets
            texts: Array.from(root.targets).map(target => target === "" ? qsTr("do not import") : target)
            value: root.target
            invalid: root.problem !== ""
            mono: root.target !== ""
            onChosen: value => root.targetChosen(value)
        }
    }
    UiText {
        id: fault

        anchors.top: row.bottom
        anchors.right: row.right
        width: row.width
        visible: root.problem !== ""
        horizontalAlignment: Text.AlignRight
        text: root.problem
        color: Theme.danger
        font.pixelSize: Theme.fontSecondary
        wrapMode: Text.WordWrap
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
