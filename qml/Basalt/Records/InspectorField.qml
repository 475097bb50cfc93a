// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.Controls
import Basalt.Theme

/** One field of the inspected record, with the control that fits its kind. */
Column {
    id: root

    required property string name
    required property int column
    /** Of the record in the table: what was typed for one is not there for the next. */
    required property int recordRow
    required property string kind
    required property string iconName
    required property string cellText
    required property string editText
    required property bool isNull
    required property bool staged
    required property string problem
    required property bool editable
    required property list<string> choices
    required property string target
    required property string reference
    required property bool mandatory
    required property bool personal
    property string problemNow
    readonly property string trouble: problemNow !== "" ? problemNow : problem
    readonly property bool lengthy: kind === "json" || (kind === "text" && editText.length > 60)
    readonly property bool simple: editable && !lengthy && kind !== "boolean" && kind !== "select" && kind !== "reference"
    /** Of what stands in it: a list places its rows itself, so the margins are this item's own. */
    readonly property real innerWidth: width - leftPadding - rightPadding
    signal taken(text: string)
    signal peekRequested

    objectName: "field_" + name
    leftPadding: Theme.space4
    rightPadding: Theme.space4
    spacing: Theme.space1
    onEditTextChanged: problemNow = ""
    onRecordRowChanged: restore()

    function restore(): void {
        problemNow = "";
        line.text = Qt.binding(() => root.editText);
        area.text = Qt.binding(() => root.editText);
    }

    RowLayout {
        width: root.innerWidth
        spacing: Theme.space1

        Icon {
            name: root.iconName
            color: Theme.faint
            size: Theme.space3
        }
        UiText {
            text: root.name
            color: root.staged ? Theme.warning : Theme.muted
            font.pixelSize: Theme.fontSecondary
        }
        UiText {
            visible: root.mandatory
            text: "*"
            color: Theme.accent
            font.pixelSize: Theme.fontSecondary
        }
        UiText {
            visible: root.personal
            text: qsTr("PII")
            color: Theme.warning
            font.pixelSize: Theme.fontCaption
            font.weight: Theme.weightStrong
        }
        Item {
            Layout.fillWidth: true
        }
        UiText {
            visible: root.staged
            text: qsTr("staged")
            color: Theme.warning
            font.pixelSize: Theme.fontCaption
        }
    }
    MonoText {
        width: root.innerWidth
        visible: !root.editable
        text: root.isNull ? (root.cellText !== "" ? root.cellText : "null") : root.editText
        color: root.isNull ? Theme.faint : Theme.text
        wrapMode: Text.WrapAnywhere
        maximumLineCount: 4
    }
    UiTextField {
        id: line

        objectName: "inspectorLine"
        width: root.innerWidth
        visible: root.simple
        mono: root.kind !== "text" && root.kind !== "email" && root.kind !== "url"
        invalid: root.trouble !== ""
        text: root.editText
        placeholderText: root.isNull ? "null" : ""
        Accessible.name: root.name
        onEditingFinished: if (text !== root.editText) root.taken(text)
        Keys.onEscapePressed: root.restore()
    }
    UiTextArea {
        id: area

        objectName: "inspectorArea"
        width: root.innerWidth
        visible: root.editable && root.lengthy
        mono: root.kind === "json"
        invalid: root.trouble !== ""
        text: root.editText
        placeholderText: root.name
        editor.onActiveFocusChanged: if (!editor.activeFocus && text !== root.editText) root.taken(text)
    }
    UiCheckBox {
        visible: root.editable && root.kind === "boolean"
        checked: root.cellText === "true"
        text: root.isNull ? "null" : root.cellText === "true" ? qsTr("yes") : qsTr("no")
        onToggled: root.taken(checked ? "true" : "false")
    }
    UiComboBox {
        width: root.innerWidth
        visible: root.editable && root.kind === "select"
        model: root.choices
        currentIndex: root.choices.indexOf(root.editText)
        placeholderText: "null"
        onActivated: index => root.taken(root.choices[index])
    }
    Item {
        width: root.innerWidth
        height: visible ? Theme.controlHeight : 0
        visible: root.editable && root.kind === "reference"

        UiButton {
            id: referenceButton

            width: root.innerWidth - (peekButton.visible ? peekButton.width : 0)
            wide: true
            iconName: "link-2"
            text: root.isNull ? qsTr("Choose from %1…").arg(root.target) : root.cellText
            trailingIcon: "chevron-down"
            onClicked: picker.begin("")
        }
        IconButton {
            id: peekButton

            objectName: "peekButton"
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.isNull && root.reference !== ""
            iconName: "eye"
            hint: qsTr("Look at the related record")
            onClicked: root.peekRequested()
        }
        ReferencePicker {
            id: picker

            anchors.fill: parent
            visible: false
            collection: root.target
            onChosen: id => root.taken(id)
        }
    }
    UiText {
        width: root.innerWidth
        visible: root.trouble !== ""
        text: root.trouble
        color: Theme.danger
        font.pixelSize: Theme.fontSecondary
        wrapMode: Text.WordWrap
    }
}
