// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Two sets beside each other: what only one holds, and what both do. */
UiDialog {
    id: root

    /** `different`: without what both hold. */
    property string show: "different"

    function ask(column: int): void {
        comparison.left = PermissionMatrix.ids[column] ?? "";
        comparison.right = PermissionMatrix.ids[column + 1 < PermissionMatrix.setCount ? column + 1 : 0] ?? "";
        comparison.reload();
        open();
    }

    objectName: "compareDialog"
    iconName: "git-compare"
    title: qsTr("Compare two sets")
    subtitle: qsTr("As they are saved; what is staged does not count.")
    contentWidth1: Theme.grid(180)
    onOpened: leftBox.forceActiveFocus()

    SetComparison {
        id: comparison

        objectName: "setComparison"
    }
    RowLayout {
        width: parent.width
        spacing: Theme.space3

        ChoiceBox {
            id: leftBox

            objectName: "compareLeft"
            Layout.fillWidth: true
            label: qsTr("Left")
            values: Array.from(PermissionMatrix.ids)
            texts: Array.from(PermissionMatrix.names)
            value: comparison.left
            onChosen: value => comparison.left = value
        }
        IconButton {
            objectName: "compareSwap"
            iconName: "arrow-up-down"
            rotation: 90
            hint: qsTr("Swap the sides")
            onClicked: {
                const left = comparison.left;
                comparison.left = comparison.right;
                comparison.right = left;
            }
        }
        ChoiceBox {
            objectName: "compareRight"
            Layout.fillWidth: true
            label: qsTr("Right")
            values: Array.from(PermissionMatrix.ids)
            texts: Array.from(PermissionMatrix.names)
            value: comparison.right
            onChosen: value => comparison.right = value
        }
    }
    InlineNotice {
        width: parent.width
        visible: comparison.error.isSet
        title: comparison.error.title
        message: comparison.error.message
    }
    RowLayout {
        width: parent.width
        spacing: Theme.space3

        UiText {
            objectName: "compareSummary"
            Layout.fillWidth: true
            text: comparison.loaded ? qsTr("%1 only left · %2 only right · %3 in both").arg(comparison.onlyLeft).arg(comparison.onlyRight).arg(comparison.both) : ""
            color: Theme.muted
        }
        Segmented {
            objectName: "compareShow"
            values: ["different", "all"]
            texts: [qsTr("Differences"), qsTr("Everything")]
            value: root.show
            onChosen: value => root.show = value
        }
    }
    Rectangle {
        width: parent.width
        height: Theme.grid(75)
        radius: Theme.radius
        color: Theme.dark ? Theme.background : Theme.sunken
        border.width: Theme.hairline
        border.color: Theme.border

        ListView {
            id: list

            objectName: "compareList"
            anchors.fill: parent
            anchors.margins: Theme.hairline
            clip: true
            activeFocusOnTab: true
            model: comparison
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: UiScrollBar { }
            Accessible.role: Accessible.List
            Accessible.name: qsTr("What the sets hold")
            delegate: Item {
                id: line

                required property string code
                required property string side
                readonly property bool shown: side !== "both" || root.show === "all"

                width: ListView.view.width
                height: shown ? Theme.rowHeight : 0
                visible: shown
                Accessible.role: Accessible.ListItem
                Accessible.name: code + ": " + (side === "left" ? qsTr("only left") : side === "right" ? qsTr("only right") : qsTr("in both"))

                RowLayout {
                    anchors.fill: parent
                    anchors.leftMargin: Theme.space3
                    anchors.rightMargin: Theme.space3

                    MarkIcon {
                        Layout.preferredWidth: Theme.grid(12)
                        mark: line.side === "right" ? "none" : "held"
                    }
                    MonoText {
                        Layout.fillWidth: true
                        text: line.code
                        horizontalAlignment: Text.AlignHCenter
                        color: line.side === "both" ? Theme.muted : Theme.text
                    }
                    MarkIcon {
                        Layout.preferredWidth: Theme.grid(12)
                        mark: line.side === "left" ? "none" : "held"
                    }
                }
                Separator {
                    anchors.bottom: parent.bottom
                    width: parent.width
                }
            }
        }
        UiText {
            anchors.centerIn: parent
            visible: comparison.loaded && comparison.onlyLeft + comparison.onlyRight === 0 && root.show === "different"
            text: qsTr("Both hold the same.")
            color: Theme.faint
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Close")
            onClicked: root.close()
        }
    ]
}
